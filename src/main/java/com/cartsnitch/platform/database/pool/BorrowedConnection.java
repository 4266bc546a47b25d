package com.cartsnitch.platform.database.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A pooled connection whose first close is told to the pool. */
final class BorrowedConnection implements InvocationHandler {
  private final Connection delegate;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  private BorrowedConnection(Connection delegate, Runnable onClose) {
    this.delegate = delegate;
    this.onClose = onClose;
  }

  static Connection of(Connection delegate, Runnable onClose) {
    return (Connection)
        Proxy.newProxyInstance(
            BorrowedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BorrowedConnection(delegate, onClose));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a connection equals only itself
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "close" -> close();
      default -> call(method, arguments);
    };
  }

  private @Nullable Object close() throws Throwable {
    if (closed.compareAndSet(false, true)) {
      try {
        delegate.close();
      } finally {
        onClose.run();
      }
    }
    return null;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
