package com.cartsnitch.platform.database.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that one request borrows, and until when it may wait for them. What it has not
 * given back when it ends is rolled back, closed and logged: DbClient leaks a connection on a
 * missing parameter, a half-read stream and an abandoned transaction.
 */
public final class ConnectionScope {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionScope.class);
  private static final ScopedValue<ConnectionScope> CURRENT = ScopedValue.newInstance();

  private final long deadline;
  private final BooleanSupplier clientGone;
  private final List<Loan> loans = new ArrayList<>(2);

  private ConnectionScope(Duration timeout, BooleanSupplier clientGone) {
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.clientGone = clientGone;
  }

  /**
   * Runs a request.
   *
   * @param timeout how long it may take before it stops waiting for connections
   * @param clientGone tells whether the client has disconnected
   * @param label what a leak is logged under, such as the route
   * @param onLeak told for every connection that had to be taken back
   * @param work the request
   */
  public static void run(
      Duration timeout,
      BooleanSupplier clientGone,
      Supplier<String> label,
      Runnable onLeak,
      Runnable work) {
    ConnectionScope scope = new ConnectionScope(timeout, clientGone);
    try {
      ScopedValue.where(CURRENT, scope).run(work);
    } finally {
      scope.reclaim(label, onLeak);
    }
  }

  static Optional<ConnectionScope> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * How long this thread's request may still wait for what it needs, in nanoseconds.
   *
   * @param limit the answer's upper bound, and the answer where there is no request
   */
  public static long remaining(Duration limit) {
    return current()
        .map(scope -> Math.min(limit.toNanos(), scope.deadline - System.nanoTime()))
        .orElse(limit.toNanos());
  }

  /** Whether this thread serves a request whose client has gone. */
  static boolean clientGone() {
    return current().filter(scope -> scope.clientGone.getAsBoolean()).isPresent();
  }

  /**
   * A connection that is out.
   *
   * @param taken where it was borrowed; made there, for its stack
   */
  private record Loan(Connection connection, Exception taken) {}

  void borrowed(Connection connection) {
    loans.add(new Loan(connection, new Exception("It was borrowed here")));
  }

  void returned(Connection connection) {
    loans.removeIf(loan -> loan.connection().equals(connection));
  }

  private void reclaim(Supplier<String> label, Runnable onLeak) {
    for (Loan loan : List.copyOf(loans)) {
      LOG.warn("A connection was not given back by {}: taking it back", label.get(), loan.taken());
      onLeak.run();
      close(loan.connection());
    }
  }

  private static void close(Connection connection) {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.debug("A connection that was taken back could not be closed", e);
    }
  }
}
