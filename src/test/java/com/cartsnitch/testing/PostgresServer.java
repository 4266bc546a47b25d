package com.cartsnitch.testing;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.migrate.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of a test's own, which can be stopped, started again and frozen. */
public final class PostgresServer implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Map<String, String> configuration;
  private EmbeddedPostgres postgres;
  private boolean frozen;

  private PostgresServer(Path data, int port, Map<String, String> configuration)
      throws IOException {
    this.data = data;
    this.port = port;
    this.configuration = configuration;
    this.postgres = open();
  }

  /**
   * Starts one with the schema in it.
   *
   * @param folder an empty folder for its data
   */
  public static PostgresServer migrated(Path folder) throws IOException, SQLException {
    return migrated(folder, Map.of());
  }

  /**
   * The same, but it speaks TLS with those who want to.
   *
   * @param shown what it shows to clients
   */
  public static PostgresServer encrypted(Path folder, CertificateAuthority.Pair shown)
      throws IOException, SQLException {
    return migrated(
        folder,
        Map.of(
            "ssl", "on",
            "ssl_cert_file", shown.certificate().toString(),
            "ssl_key_file", shown.key().toString()));
  }

  /**
   * Starts a standby that streams from a running server, on a port of its own. It is read-only
   * until it is promoted.
   *
   * @param primary where its data come from; its default settings are needed
   * @param folder an empty folder for its own copy of them
   */
  public static PostgresServer replicaOf(PostgresServer primary, Path folder)
      throws IOException, SQLException {
    Path data = folder.resolve("replica");
    try (Connection connection = CommandConnection.open(primary.settings())) {
      BaseBackup.standby(connection, primary.port, primary.data, data);
    }
    return new PostgresServer(data, FreePort.find(), primary.configuration);
  }

  private static PostgresServer migrated(Path folder, Map<String, String> configuration)
      throws IOException, SQLException {
    PostgresServer server =
        new PostgresServer(folder.resolve("postgres"), FreePort.find(), configuration);
    Migrations.migrate(server.settings());
    return server;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** How to reach it, with the default limits. */
  public DatabaseSettings settings() {
    return TestSettings.database(port, "postgres");
  }

  /** Runs statements on it. */
  public SqlConsole console() {
    return new SqlConsole(settings());
  }

  /** Starts it again, on the same port with the same data. */
  public void start() throws IOException {
    postgres = open();
  }

  /** Stops it as an operator would; its sessions are ended. */
  public void stop() throws IOException {
    postgres.close();
  }

  /** Makes a standby a primary, and returns when it takes writes. */
  public void promote() throws SQLException {
    try (Connection connection = CommandConnection.open(settings());
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_promote(true, 30)");
    }
  }

  /** Stops all of its processes from running: connections stay open and nothing answers. */
  public void freeze() throws IOException {
    ProcessHandle postmaster = postmaster();
    frozen = true;
    // alone at first: once it stands still it starts nobody whom the list would miss
    Signals.send("-STOP", Stream.of(postmaster));
    Signals.send("-STOP", postmaster.descendants());
  }

  /** Lets them run again. */
  public void thaw() throws IOException {
    ProcessHandle postmaster = postmaster();
    Signals.send("-CONT", Stream.concat(postmaster.descendants(), Stream.of(postmaster)));
    frozen = false;
  }

  @Override
  public void close() throws IOException {
    if (frozen) {
      thaw();
    }
    postgres.close();
  }

  private EmbeddedPostgres open() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(DatabaseServer.BINARIES)
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off");
    configuration.forEach(builder::setServerConfig);
    return builder.start();
  }

  private ProcessHandle postmaster() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return ProcessHandle.of(pid).orElseThrow();
  }
}
