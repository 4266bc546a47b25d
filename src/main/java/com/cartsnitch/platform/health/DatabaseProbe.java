package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.ConnectionPool;
import com.cartsnitch.platform.database.PoolNumbers;
import com.cartsnitch.platform.database.PoolUnavailableException;
import com.cartsnitch.platform.database.SchemaRevision;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.SqlStates.Meaning;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.health.DbClientHealthCheck;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.health.HealthCheckResponse;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One look at the database: Helidon's {@code SELECT 1} check on a connection of the pool that
 * requests use, which must also be writable and hold the schema that this version needs.
 */
final class DatabaseProbe {
  private static final int NETWORK_TIMEOUT_MILLIS = 1000;

  private final ConnectionPool pool;
  private final int requiredRevision;
  private volatile boolean revisionSeen;

  DatabaseProbe(ConnectionPool pool, int requiredRevision) {
    this.pool = pool;
    this.requiredRevision = requiredRevision;
  }

  /**
   * Looks. Takes at most the pool's slice and a few network timeouts.
   *
   * @param lastAnswered what the verdict says of the database when the pool is exhausted
   * @param away whether the database is known to be away; then nobody waits in the pool before it
   *     lets us in
   */
  Verdict look(boolean lastAnswered, boolean away) {
    if (away) {
      try {
        pool.knock();
      } catch (SQLException e) {
        return Verdict.down(reason(e), false, e);
      }
    }
    return look(lastAnswered);
  }

  private Verdict look(boolean lastAnswered) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    AtomicReference<@Nullable Reason> unfit = new AtomicReference<>();
    try (DbClient client =
        JdbcClientBuilder.create().connectionPool(() -> connection(unfit)).build()) {
      HealthCheckResponse response =
          DbClientHealthCheck.builder(new RememberingClient(client, failure::set))
              .statement("SELECT 1")
              .build()
              .call();
      if (response.status() == HealthCheckResponse.Status.UP) {
        Reason reason = unfit.get();
        return reason == null ? Verdict.ready() : Verdict.down(reason, false, null);
      }
    }
    Throwable cause = failure.get();
    Reason reason = reason(cause);
    return Verdict.down(reason, reason == Reason.POOL_EXHAUSTED && lastAnswered, cause);
  }

  /** What a probe that has not ended in time is waiting for. */
  Reason overdue() {
    return exhausted() ? Reason.POOL_EXHAUSTED : Reason.TIMEOUT;
  }

  private Connection connection(AtomicReference<@Nullable Reason> unfit) {
    Connection connection = pool.probeConnection();
    try {
      connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
      unfit.set(unfitness(connection));
      return connection;
    } catch (SQLException e) {
      close(connection, e);
      throw new ProbeFailedException(e);
    }
  }

  private @Nullable Reason unfitness(Connection connection) throws SQLException {
    if (readOnly(connection)) {
      return Reason.READ_ONLY;
    }
    if (!revisionSeen) {
      revisionSeen = SchemaRevision.read(connection) >= requiredRevision;
    }
    return revisionSeen ? null : Reason.SCHEMA;
  }

  private static boolean readOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('transaction_read_only')")) {
      return row.next() && row.getString(1).equals("on");
    }
  }

  private static void close(Connection connection, SQLException cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private Reason reason(@Nullable Throwable failure) {
    if (failure == null) {
      return Reason.UNREACHABLE;
    }
    Meaning meaning =
        SqlStates.find(failure).map(sql -> SqlStates.of(sql.getSQLState())).orElse(Meaning.OTHER);
    if (meaning == Meaning.AUTH) {
      return Reason.AUTH;
    }
    if (failure instanceof PoolUnavailableException) {
      return overdue();
    }
    if (has(failure, SQLTransientConnectionException.class) && exhausted()) {
      return Reason.POOL_EXHAUSTED;
    }
    boolean silent = has(failure, SocketTimeoutException.class);
    return silent || meaning == Meaning.STATEMENT_TIMEOUT ? Reason.TIMEOUT : Reason.UNREACHABLE;
  }

  private boolean exhausted() {
    PoolNumbers numbers = pool.numbers();
    return numbers.active() >= numbers.max();
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Carries an SQL failure through Helidon's interface, which declares none. */
  private static final class ProbeFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProbeFailedException(SQLException cause) {
      super(cause);
    }
  }
}
