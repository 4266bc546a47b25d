package com.cartsnitch.testing;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A database of a test class's own, on the server that all of them share. The class makes it before
 * its first test and closes it after its last.
 */
public final class TestDatabase implements AutoCloseable {
  private final DatabaseServer server;
  private final String name;
  private final DatabaseBreaker breaker = new DatabaseBreaker();
  private @Nullable ConnectionPool pool;

  private TestDatabase(boolean migrated) {
    try {
      this.server = DatabaseServer.shared();
      this.name = server.create(migrated);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database with the newest schema and no rows. */
  public static TestDatabase migrated() {
    return new TestDatabase(true);
  }

  /** A database without any table. */
  public static TestDatabase empty() {
    return new TestDatabase(false);
  }

  /** How to reach it, with the default limits. */
  public DatabaseSettings settings() {
    return server.settings(name);
  }

  /** The port of the server that it is on. */
  public int port() {
    return server.port();
  }

  /** How to reach it through a proxy, with the default limits. */
  public DatabaseSettings settingsBehind(TcpProxy proxy) {
    return TestSettings.database(proxy.port(), name);
  }

  /**
   * Hands the database over to an ordinary role, which is made if need be.
   *
   * @param role its name
   * @return how to reach the database as that role
   */
  public DatabaseSettings ownedBy(String role) {
    execute(
        "DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN END $$"
            .formatted(role));
    execute("ALTER DATABASE %s OWNER TO %s".formatted(name, role));
    return server.settings(name, role);
  }

  /**
   * Gives a role the rights that the service needs, and no more.
   *
   * @param role its name; it is made if need be
   * @return how to reach the database as that role
   */
  public DatabaseSettings servedBy(String role) {
    execute(
        """
        DO $$ BEGIN CREATE ROLE %1$s LOGIN; EXCEPTION WHEN duplicate_object THEN END $$;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$s;
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %1$s
        """
            .formatted(role));
    return server.settings(name, role);
  }

  /** Opens a connection, which the caller closes. */
  public Connection connect() throws SQLException {
    return CommandConnection.open(settings());
  }

  /** The database as the features see it, over a pool that is made when it is first asked for. */
  public synchronized Database session() {
    if (pool == null) {
      pool = ConnectionPool.create(settings(), breaker, new IgnoringPoolListener());
    }
    return Database.create(pool, breaker);
  }

  /**
   * Runs any statement.
   *
   * @param sql with {@code ?} for the parameters
   * @return the rows it changed
   */
  public int execute(String sql, @Nullable Object... parameters) {
    return console().execute(sql, parameters);
  }

  /** Runs an {@code INSERT ... RETURNING id} of a UUID. */
  public UUID insert(String sql, @Nullable Object... parameters) {
    return UUID.fromString(rows(sql, parameters).getFirst());
  }

  /** Runs a query and returns its rows, the columns of each as text with a blank between. */
  public List<String> rows(String sql, @Nullable Object... parameters) {
    return console().rows(sql, parameters);
  }

  /** Runs statements on it. */
  public SqlConsole console() {
    return new SqlConsole(settings());
  }

  /** Removes every row of every table but the schema's history. */
  public void clear() {
    execute("TRUNCATE users, stores, normalized_products, cpi_observations, verifications CASCADE");
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
    }
    try {
      server.drop(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
