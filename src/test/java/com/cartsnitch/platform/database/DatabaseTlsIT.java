package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CertificateAuthority;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that really speaks TLS: trusted by its authority and its name, or not at all. */
class DatabaseTlsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SECRET = "s3same-open";

  @TempDir static Path folder = Path.of("");

  private static CertificateAuthority ours;
  private static CertificateAuthority another;
  private static PostgresServer server;

  @BeforeAll
  static void startServer() throws Exception {
    ours = CertificateAuthority.create(folder, "ours");
    another = CertificateAuthority.create(folder, "another");
    server = PostgresServer.encrypted(folder, ours.issue("localhost"));
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void theRightAuthorityAndNameMakeItReady(@TempDir Path logs) throws Exception {
    try (ServiceProcess service = start("localhost", ours, logs);
        TestClient client = new TestClient(service.port())) {
      service.awaitReady();
      assertThat(client.get("/health").status()).isEqualTo(200);
      assertThat(encryptedSessions()).isPositive();
    }
    assertThat(logged(logs)).doesNotContain(SECRET);
  }

  @Test
  void aStrangeAuthorityDoesNot(@TempDir Path logs) throws Exception {
    staysUnready("localhost", another, logs);
  }

  /** The certificate is for a name, and this is an address. */
  @Test
  void aStrangeNameDoesNot(@TempDir Path logs) throws Exception {
    staysUnready("127.0.0.1", ours, logs);
  }

  private static void staysUnready(String host, CertificateAuthority trusted, Path logs)
      throws Exception {
    try (ServiceProcess service = start(host, trusted, logs);
        TestClient client = new TestClient(service.port())) {
      Eventually.waitFor(
          "the cause in the log",
          PATIENCE,
          () ->
              logged(logs).contains("SSLHandshakeException")
                  || logged(logs).contains("could not be verified"));
      Answer health = client.get("/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.body()).contains("\"db\":false").doesNotContain(host, SECRET, "postgres");
      assertThat(client.get("/health/live").status()).isEqualTo(200);
    }
    assertThat(logged(logs)).doesNotContain(SECRET);
  }

  private static ServiceProcess start(String host, CertificateAuthority trusted, Path logs)
      throws Exception {
    String url =
        "postgresql://postgres:%s@%s:%d/postgres?sslmode=verify-full&sslrootcert=%s"
            .formatted(SECRET, host, server.port(), trusted.file());
    return ServiceProcess.start(server.settings(), Map.of("CARTSNITCH_DATABASE_URL", url), logs);
  }

  private static String logged(Path logs) {
    try {
      return Files.readString(logs.resolve("service.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int encryptedSessions() throws SQLException {
    String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(server.port());
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_ssl" + " WHERE ssl AND pid <> pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
