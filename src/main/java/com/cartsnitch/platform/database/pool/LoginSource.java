package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.connect.DriverProperties;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where every login of the service comes from: the pool's, the probe's and the canary's. Once the
 * server refuses one for its credentials or for want of connections, it is asked again once a
 * second at most, and attempts in between fail with its last error.
 */
final class LoginSource implements DataSource {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final DatabaseSettings settings;
  private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
  private volatile @Nullable SQLException lastFailure;
  private volatile Duration lastTook = Duration.ZERO;

  LoginSource(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * What the server refused.
   *
   * @param cause as it said it
   * @param askAgain when it may be asked again, by {@code System.nanoTime}
   */
  private record Refusal(SQLException cause, long askAgain) {}

  /** A connection for the pool. */
  @Override
  public Connection getConnection() throws SQLException {
    return login(DriverProperties.forLogins(settings));
  }

  /**
   * A connection that the caller closes, within a second; where the database is far away, within
   * twice what the last login took.
   */
  Connection canary() throws SQLException {
    long limit = Math.clamp(lastTook.toMillis() / 500, 1, settings.loginTimeout().toSeconds());
    return login(DriverProperties.forCanary(settings, Duration.ofSeconds(limit)));
  }

  /** Why the last login failed; empty if it did not. */
  Optional<SQLException> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private Connection login(Properties properties) throws SQLException {
    checkRefusal();
    long start = System.nanoTime();
    try {
      Connection connection = DriverManager.getConnection(settings.url(), properties);
      refusal.set(null);
      lastFailure = null;
      lastTook = Duration.ofNanos(System.nanoTime() - start);
      return connection;
    } catch (SQLException e) {
      SQLException failure = named(e, start, properties);
      note(failure);
      throw failure;
    }
  }

  private void checkRefusal() throws SQLException {
    Refusal known = refusal.get();
    if (known == null) {
      return;
    }
    long now = System.nanoTime();
    boolean mayAsk =
        now - known.askAgain >= 0
            && refusal.compareAndSet(known, new Refusal(known.cause, now + PAUSE));
    if (!mayAsk) {
      throw new SQLException(known.cause.getMessage(), known.cause.getSQLState(), known.cause);
    }
  }

  private void note(SQLException failure) {
    lastFailure = failure;
    refusal.set(
        SqlStates.refusesLogin(failure) ? new Refusal(failure, System.nanoTime() + PAUSE) : null);
  }

  /** pgjdbc says in words only, in the language of the machine, that the time for it was over. */
  private static SQLException named(SQLException failure, long start, Properties properties) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    boolean late = took.toSeconds() >= Long.parseLong(properties.getProperty("loginTimeout"));
    return late ? new SQLTimeoutException("No answer in time", "08001", failure) : failure;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The credentials are those of the settings");
  }

  /** Hikari would make one second of it; the settings have a limit of their own. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return Math.toIntExact(settings.loginTimeout().toSeconds());
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
