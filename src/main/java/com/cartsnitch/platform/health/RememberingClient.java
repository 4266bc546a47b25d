package com.cartsnitch.platform.health;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DbClient that shows what its queries answered, and what they failed with. Helidon's health
 * check swallows both: its answer holds a message, which may hold an address, and no cause.
 *
 * @param delegate the client that does the work
 * @param rows shown every row
 * @param failures told of every failure
 */
record RememberingClient(DbClient delegate, Consumer<DbRow> rows, Consumer<Throwable> failures)
    implements DbClient {

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
                return shown(method.invoke(execute, arguments));
              } catch (InvocationTargetException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                failures.accept(cause);
                throw cause;
              }
            });
  }

  /** The rows are read while the check goes through them, which may fail as well. */
  private @Nullable Object shown(@Nullable Object result) {
    if (result instanceof Stream<?> stream) {
      try (stream) {
        stream.forEach(row -> rows.accept((DbRow) row));
        return Stream.empty();
      } catch (RuntimeException e) {
        failures.accept(e);
        throw e;
      }
    }
    return result;
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
