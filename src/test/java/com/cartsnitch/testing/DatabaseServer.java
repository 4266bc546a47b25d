package com.cartsnitch.testing;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.migrate.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL of a test run: started when the first test asks, stopped with the JVM. */
final class DatabaseServer {
  private static final String TEMPLATE = "cartsnitch_template";

  /** Inside the build, so that users who share a machine do not meet in its temporary folder. */
  static final File BINARIES = new File("target/postgres-binaries");

  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  private DatabaseServer() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(BINARIES)
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start();
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.migrate(settings(TEMPLATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static DatabaseServer shared() {
    return Shared.SERVER;
  }

  int port() {
    return postgres.getPort();
  }

  /** Makes a database and returns its name. */
  synchronized String create(boolean migrated) throws SQLException {
    String name = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name + (migrated ? " TEMPLATE " + TEMPLATE : ""));
    return name;
  }

  void drop(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  DatabaseSettings settings(String database) {
    return settings(database, "postgres");
  }

  DatabaseSettings settings(String database, String user) {
    return new DatabaseSettings(
        "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), database),
        user,
        new Secret("trusted"),
        Map.of(),
        false,
        10,
        20,
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        true,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15));
  }

  private void execute(String sql) throws SQLException {
    String url = postgres.getJdbcUrl("postgres", "postgres");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Initialised when it is first touched. */
  private static final class Shared {
    static final DatabaseServer SERVER = new DatabaseServer();
  }
}
