package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.migrate.SchemaRevision;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.database.pool.PoolNumbers;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.health.DbClientHealthCheck;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One look at the database: one statement by Helidon's check, on a connection of the pool that
 * requests use. It must answer, be writable, and hold the schema that this version needs.
 */
final class DatabaseProbe {
  private static final int NETWORK_TIMEOUT_MILLIS = 1000;

  /** All three in one, so that a database that is far away can answer within the deadline. */
  private static final String STATEMENT =
      "SELECT 1 AS answer, current_setting('transaction_read_only') AS read_only, (%s) AS revision"
          .formatted(SchemaRevision.NEWEST);

  private final ConnectionPool pool;
  private final int requiredRevision;
  private final FailureReasons reasons;

  DatabaseProbe(ConnectionPool pool, int requiredRevision) {
    this.pool = pool;
    this.requiredRevision = requiredRevision;
    this.reasons = new FailureReasons(pool);
  }

  /**
   * Looks. Takes at most a login, the pool's slice and a network timeout or two.
   *
   * @param away whether the database is known to be away; then nothing waits in the pool before a
   *     connection beside it was let in
   */
  Finding look(boolean away) {
    if (away) {
      try {
        pool.knock();
      } catch (SQLException e) {
        Reason reason = reasons.of(e);
        if (!servesNevertheless(reason)) {
          return Finding.unconnected(reason, e);
        }
      }
    }
    return lookThroughThePool();
  }

  /** Whether every connection is in use, so that a probe waits for one. */
  boolean exhausted() {
    return pool.exhausted();
  }

  /** Whether a probe that waits for a connection waits behind others who get theirs. */
  boolean inMovingLine(Duration lately) {
    return pool.lineMoves(lately);
  }

  /** Looks beside the pool. A server that refuses the connection is there. */
  Finding canary() {
    try {
      pool.canary();
      return Finding.ok();
    } catch (SQLException e) {
      Reason reason = reasons.of(e);
      boolean lost = reason == Reason.UNREACHABLE || reason == Reason.TIMEOUT;
      return lost ? Finding.unconnected(reason, e) : Finding.ok();
    }
  }

  /** A server that refuses further connections is not lost while it serves the existing ones. */
  private boolean servesNevertheless(Reason reason) {
    PoolNumbers numbers = pool.numbers();
    return numbers.active() + numbers.idle() > 0
        && (reason == Reason.TOO_MANY_CONNECTIONS || reason == Reason.AUTH);
  }

  private Finding lookThroughThePool() {
    try (Connection connection = pool.probeConnection()) {
      connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
      return ask(connection);
    } catch (SQLException | RuntimeException e) {
      return Finding.unconnected(reasons.of(e), e);
    }
  }

  private Finding ask(Connection connection) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    AtomicReference<@Nullable Reason> unfit = new AtomicReference<>(Reason.UNREACHABLE);
    try (DbClient client = JdbcClientBuilder.create().connectionPool(() -> connection).build()) {
      var _ =
          DbClientHealthCheck.builder(
                  new RememberingClient(client, row -> unfit.set(unfitness(row)), failure::set))
              .statement(STATEMENT)
              .build()
              .call();
    }
    Throwable cause = failure.get();
    Reason reason = cause == null ? unfit.get() : reasons.of(cause);
    return reason == null ? Finding.ok() : Finding.connected(reason, cause);
  }

  private @Nullable Reason unfitness(DbRow row) {
    if (row.column("read_only").get(String.class).equals("on")) {
      return Reason.READ_ONLY;
    }
    int revision = row.column("revision").get(Integer.class);
    return revision >= requiredRevision ? null : Reason.SCHEMA;
  }
}
