package com.cartsnitch.platform.health;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * A DbClient that tells what its statements failed with. Helidon's health check swallows that: its
 * answer holds a message, which may hold an address, and no cause.
 *
 * @param delegate the client that does the work
 * @param failures told of every failure
 */
record RememberingClient(DbClient delegate, Consumer<Throwable> failures) implements DbClient {

  @Override
  public String dbType() {
    return delegate.dbType();
  }

  @Override
  public DbExecute execute() {
    DbExecute execute = delegate.execute();
    return (DbExecute)
        Proxy.newProxyInstance(
            RememberingClient.class.getClassLoader(),
            new Class<?>[] {DbExecute.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(execute, arguments);
              } catch (InvocationTargetException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                failures.accept(cause);
                throw cause;
              }
            });
  }

  @Override
  public DbTransaction transaction() {
    return delegate.transaction();
  }

  @Override
  public <C> C unwrap(Class<C> type) {
    return delegate.unwrap(type);
  }

  @Override
  public void close() {
    delegate.close();
  }
}
