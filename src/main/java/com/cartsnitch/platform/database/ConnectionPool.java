package com.cartsnitch.platform.database;

import com.cartsnitch.platform.config.DatabaseSettings;
import com.cartsnitch.platform.database.PoolUnavailableException.Reason;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.DriverManager;
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
  private final DatabaseSettings settings;
  private final HikariPool hikari;
  private final DatabaseBreaker breaker;
  private final SlotQueue slots;
  private final PoolListener listener;

  private ConnectionPool(
      HikariPool hikari,
      DatabaseSettings settings,
      DatabaseBreaker breaker,
      PoolListener listener) {
    this.settings = settings;
    this.hikari = hikari;
    this.breaker = breaker;
    this.slots = new SlotQueue(settings.poolMaximum());
    this.listener = listener;
  }

  /**
   * Makes the pool. It needs no database to start.
   *
   * @param settings where to and how many
   * @param breaker what the health probe opens and closes
   * @param listener told how each wait ended
   */
  public static ConnectionPool create(
      DatabaseSettings settings, DatabaseBreaker breaker, PoolListener listener) {
    return new ConnectionPool(HikariPool.create(settings), settings, breaker, listener);
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
   * Borrows a connection for the health probe: past the breaker, but in line like everybody, so
   * that a pool is not called well while requests are waiting for it.
   *
   * @throws PoolUnavailableException if the line does not move for a slice
   * @throws DbClientException if the pool makes no connection for a slice
   */
  public Connection probeConnection() {
    slots.acquire(HikariPool.SLICE, () -> new PoolUnavailableException(Reason.EXHAUSTED));
    try {
      return BorrowedConnection.of(hikari.connections().connection(), slots::release);
    } catch (RuntimeException | Error e) {
      slots.release();
      throw e;
    }
  }

  /** How full the pool is. */
  public PoolNumbers numbers() {
    return new PoolNumbers(hikari.active(), hikari.idle(), slots.waiting(), settings.poolMaximum());
  }

  /**
   * Finds out, beside the pool, whether the database lets anybody in.
   *
   * @throws SQLException if it does not
   */
  public void knock() throws SQLException {
    DriverManager.getConnection(settings.url(), DriverProperties.forKnocking(settings)).close();
  }

  /** The breaker has opened: refuses those who are waiting, and rests until it closes. */
  public void breakerOpened() {
    slots.refuseAll(() -> new PoolUnavailableException(Reason.BREAKER_OPEN));
    hikari.fillsItself(false);
  }

  /** The breaker has closed: fills the pool again. */
  public void breakerClosed() {
    hikari.fillsItself(true);
  }

  /** The service stops: refuses those who are waiting, and those who would have to. */
  public void drain() {
    slots.closeLine(() -> new PoolUnavailableException(Reason.DRAINING));
  }

  @Override
  public void close() {
    hikari.close();
  }

  @Override
  public String dbType() {
    return hikari.connections().dbType();
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
        return hikari.connections().connection();
      } catch (DbClientException e) {
        checkBreaker(e);
        boolean worthAnotherTry = e.getCause() instanceof SQLTransientConnectionException;
        if (!worthAnotherTry || System.nanoTime() - deadline >= 0) {
          throw new PoolUnavailableException(Reason.UNREACHABLE, e.getCause());
        }
      }
    }
  }

  private void checkBreaker(@Nullable Throwable cause) {
    if (breaker.isOpen()) {
      throw new PoolUnavailableException(
          Reason.BREAKER_OPEN, cause == null ? null : cause.getCause());
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
