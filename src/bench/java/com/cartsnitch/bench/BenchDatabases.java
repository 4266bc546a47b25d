package com.cartsnitch.bench;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.seed.Seed;
import com.cartsnitch.seed.SeedOptions;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;

/** A PostgreSQL of a benchmark's own, with databases of demo data in it. */
final class BenchDatabases implements AutoCloseable {
  /** The session token of the demo user in every one of them. */
  static final String TOKEN = "benchmark-session";

  private static final String SIGN_IN =
      """
      INSERT INTO sessions (id, token, user_id, expires_at)
      SELECT 'benchmark', '%s', id, now() + interval '1 day'
      FROM users WHERE email = 'demo@example.com'
      """
          .formatted(TOKEN);

  private final EmbeddedPostgres postgres;

  private BenchDatabases(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static BenchDatabases start() throws IOException {
    return new BenchDatabases(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File("target/postgres-binaries"))
            .setServerConfig("fsync", "off")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "4GB")
            .start());
  }

  /** Makes a database with the schema and no data. */
  DatabaseSettings migrated(String name) throws SQLException {
    execute(settings("postgres"), "CREATE DATABASE " + name);
    DatabaseSettings database = settings(name);
    Migrations.migrate(database);
    return database;
  }

  /** Makes a database with the demo data of scale 1 up to yesterday. */
  DatabaseSettings seeded(String name) throws SQLException {
    DatabaseSettings database = migrated(name);
    LocalDate yesterday = LocalDate.now(ZoneId.of("America/Detroit")).minusDays(1);
    new Seed(Environment.DEV, database, new QuietProgress())
        .run(new SeedOptions(1, BigDecimal.ONE, yesterday, null, null));
    execute(database, SIGN_IN);
    execute(database, "VACUUM ANALYZE");
    return database;
  }

  DatabaseSettings copy(String from, String to) throws SQLException {
    execute(settings("postgres"), "CREATE DATABASE %s TEMPLATE %s".formatted(to, from));
    execute(settings(to), "VACUUM ANALYZE");
    return settings(to);
  }

  private DatabaseSettings settings(String name) {
    return TestSettings.database(postgres.getPort(), name);
  }

  /** The only value of a query's only row, as text. */
  static String value(DatabaseSettings database, String sql) throws SQLException {
    try (Connection connection = CommandConnection.open(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(DatabaseSettings database, String sql) throws SQLException {
    try (Connection connection = CommandConnection.open(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
