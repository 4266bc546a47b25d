package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pool that requests use: Hikari behind a queue that keeps the order, a breaker that fails fast
 * while the database is away, and a guard that takes back what a request leaves open.
 */
public final class ConnectionPool implements JdbcConnectionPool, AutoCloseable {
  private static final int LINE_PER_CONNECTION = 2;

  private final DatabaseSettings settings;
  private final LoginSource logins;
  private final HikariPool hikari;
  private final DatabaseBreaker breaker;
  private final SlotQueue slots;
  private final PoolListener listener;

  private volatile boolean draining;

  private ConnectionPool(
      LoginSource logins,
      HikariPool hikari,
      DatabaseSettings settings,
      DatabaseBreaker breaker,
      PoolListener listener,
      int longestLine) {
    this.settings = settings;
    this.logins = logins;
    this.hikari = hikari;
    this.breaker = breaker;
    this.slots = new SlotQueue(settings.poolMaximum(), longestLine);
    this.listener = listener;
  }

  /**
   * Makes the pool. It needs no database to start. No more are in line than the connections serve
   * twice over.
   *
   * @param settings where to and how many
   * @param breaker what the health probe opens and closes
   * @param listener told how each wait ended
   */
  public static ConnectionPool create(
      DatabaseSettings settings, DatabaseBreaker breaker, PoolListener listener) {
    return create(settings, breaker, listener, LINE_PER_CONNECTION * settings.poolMaximum());
  }

  /**
   * Makes a pool with a line of any length, to measure what its end is good for.
   *
   * @param longestLine how many may wait for a connection
   */
  public static ConnectionPool create(
      DatabaseSettings settings, DatabaseBreaker breaker, PoolListener listener, int longestLine) {
    LoginSource logins = new LoginSource(settings);
    HikariPool hikari = HikariPool.create(settings, logins);
    return new ConnectionPool(logins, hikari, settings, breaker, listener, longestLine);
  }

  /**
   * Borrows a connection, waiting in line up to the pool timeout or the request's deadline.
   *
   * @throws PoolUnavailableException if there is none in that time, or the database is known to be
   *     away
   */
  @Override
  public Connection connection() {
    long start = System.nanoTime();
    try {
      Connection connection = borrow(start + ConnectionScope.remaining(settings.poolTimeout()));
      listener.acquired(Duration.ofNanos(System.nanoTime() - start));
      return connection;
    } catch (PoolUnavailableException e) {
      listener.refused(e.reason());
      throw e;
    }
  }

  /**
   * Borrows a connection for the health probe: past the breaker, and first in line, so that it
   * fails only if the line does not move at all.
   *
   * @throws PoolUnavailableException if the line does not move for a slice
   * @throws SQLException if the pool makes no connection for a slice
   */
  public Connection probeConnection() throws SQLException {
    slots.acquireNext(HikariPool.SLICE, () -> new PoolUnavailableException(Reason.EXHAUSTED));
    try {
      return BorrowedConnection.of(hikari.connection(), slots::release);
    } catch (SQLException | RuntimeException | Error e) {
      slots.release();
      throw e;
    }
  }

  /** How full the pool is. */
  public PoolNumbers numbers() {
    return new PoolNumbers(hikari.active(), hikari.idle(), slots.waiting(), settings.poolMaximum());
  }

  /** Whether every connection that there can be now is in use. */
  public boolean exhausted() {
    int active = hikari.active();
    return active >= settings.poolMaximum() || (active > 0 && hikari.idle() == 0 && cannotGrow());
  }

  /** Whether the line has moved lately, so that waiting callers will get a connection. */
  public boolean lineMoves(Duration lately) {
    return slots.waiting() > 0 && slots.unmoved().compareTo(lately) < 0;
  }

  private boolean cannotGrow() {
    return logins.lastFailure().filter(SqlStates::refusesLogin).isPresent();
  }

  /**
   * Finds out, beside the pool, whether the database accepts a connection.
   *
   * @throws SQLException if it does not
   */
  public void knock() throws SQLException {
    logins.getConnection().close();
  }

  /**
   * The same within a second: while every connection is in use, whether the database is still
   * there.
   *
   * @throws SQLException if it does not answer, or refuses
   */
  public void canary() throws SQLException {
    logins.canary().close();
  }

  /**
   * Replaces the connections: those at rest at once, those in use when they are given back. They
   * lead to a server that is gone, or that is no primary any more.
   */
  public void evict() {
    listener.evicted();
    hikari.evict();
  }

  /** The breaker has opened: refuses waiting callers, and rests until it closes. */
  public void breakerOpened() {
    listener.breakerOpened();
    slots.refuseAll(() -> new PoolUnavailableException(Reason.BREAKER_OPEN));
    hikari.fillsItself(false);
  }

  /** The breaker has closed: fills the pool again. */
  public void breakerClosed() {
    hikari.fillsItself(true);
  }

  /** The service stops: refuses callers that wait or would have to. */
  public void drain() {
    draining = true;
    slots.closeLine(() -> new PoolUnavailableException(Reason.DRAINING));
  }

  @Override
  public void close() {
    hikari.close();
  }

  @Override
  public String dbType() {
    return "jdbc:postgresql";
  }

  private Connection borrow(long deadline) {
    checkBreaker(null);
    slots.acquire(
        Duration.ofNanos(deadline - System.nanoTime()),
        () -> new PoolUnavailableException(Reason.EXHAUSTED));
    try {
      return guarded(fill(deadline));
    } catch (RuntimeException | Error e) {
      slots.release();
      throw e;
    }
  }

  private Connection fill(long deadline) {
    while (true) {
      checkBreaker(null);
      try {
        return hikari.connection();
      } catch (SQLException e) {
        checkBreaker(e);
        if (draining) {
          throw new PoolUnavailableException(Reason.DRAINING, e);
        }
        if (!worthAnotherTry(e) || System.nanoTime() - deadline >= 0) {
          throw new PoolUnavailableException(Reason.UNREACHABLE, e);
        }
      }
    }
  }

  /** Not where the server refuses logins and there is no connection that could come back. */
  private boolean worthAnotherTry(SQLException failure) {
    boolean hopeless = SqlStates.refusesLogin(failure) && hikari.active() + hikari.idle() == 0;
    return failure instanceof SQLTransientConnectionException && !hopeless;
  }

  private void checkBreaker(@Nullable Throwable cause) {
    if (breaker.isOpen()) {
      throw new PoolUnavailableException(Reason.BREAKER_OPEN, cause);
    }
  }

  private Connection guarded(Connection connection) {
    Optional<ConnectionScope> scope = ConnectionScope.current();
    Connection[] self = new Connection[1];
    Connection borrowed =
        BorrowedConnection.of(
            connection,
            () -> {
              scope.ifPresent(it -> it.returned(self[0]));
              slots.release();
            });
    self[0] = borrowed;
    scope.ifPresent(it -> it.borrowed(borrowed));
    return borrowed;
  }
}
