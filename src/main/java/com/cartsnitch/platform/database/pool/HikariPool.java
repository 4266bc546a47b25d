package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;

/**
 * Hikari with every time limit said, and its numbers. Built here and not by Helidon's provider,
 * which takes no {@link LoginSource}.
 */
final class HikariPool implements AutoCloseable {
  /** How long one attempt to get a connection lasts; between attempts the breaker is looked at. */
  static final Duration SLICE = Duration.ofSeconds(1);

  private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  private final HikariDataSource pool;
  private final LoginSource logins;
  private final int minimumIdle;

  private HikariPool(HikariDataSource pool, LoginSource logins, int minimumIdle) {
    this.pool = pool;
    this.logins = logins;
    this.minimumIdle = minimumIdle;
  }

  /** Makes the pool; it starts without the database and fills when that comes. */
  static HikariPool create(DatabaseSettings settings, LoginSource logins) {
    // read when the pool is made; 0 tests each connection that is handed out
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", settings.prePing() ? "0" : "500");
    HikariDataSource pool = new HikariDataSource(config(settings, logins));
    return new HikariPool(pool, logins, settings.poolSize());
  }

  /**
   * Borrows a connection, waiting for at most a slice.
   *
   * @throws SQLException if there is none; its cause is what the last login failed with, if that is
   *     why
   */
  Connection connection() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException e) {
      // Hikari's own cause may be of a connection that had died before
      throw logins.lastFailure().map(HikariPool::noConnection).orElse(e);
    }
  }

  private static SQLTransientConnectionException noConnection(SQLException login) {
    return new SQLTransientConnectionException(
        "No connection could be made", login.getSQLState(), login);
  }

  int active() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  int idle() {
    return pool.getHikariPoolMXBean().getIdleConnections();
  }

  /** Closes the connections at rest now, and those in use when they are given back. */
  void evict() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /**
   * Whether the pool fills itself. While it does and the database is away, Hikari waits longer and
   * longer between attempts, up to 5 s, and would notice its return as late. A pool that rests
   * connects at once for the next borrower.
   */
  void fillsItself(boolean fills) {
    pool.getHikariConfigMXBean().setMinimumIdle(fills ? minimumIdle : 0);
  }

  @Override
  public void close() {
    pool.close();
  }

  static HikariConfig config(DatabaseSettings settings, LoginSource logins) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(logins);
    // several pools in one process need names of their own
    config.setPoolName("cartsnitch-" + UUID.randomUUID().toString().substring(0, 8));
    config.setRegisterMbeans(true);
    config.setMinimumIdle(settings.poolSize());
    config.setMaximumPoolSize(settings.poolMaximum());
    config.setConnectionTimeout(SLICE.toMillis());
    config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
    config.setKeepaliveTime(KEEPALIVE.toMillis());
    config.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    config.setMaxLifetime(settings.poolRecycle().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setLeakDetectionThreshold(settings.statementTimeout().plusSeconds(35).toMillis());
    config.setExceptionOverrideClassName(EvictionRules.class.getName());
    return config;
  }
}
