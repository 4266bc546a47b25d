package com.cartsnitch.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CertificateAuthority;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that really speaks TLS: trusted by its authority and its name, or not at all. */
class RedisTlsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String REFUSED = "Error accepting a client connection";

  @TempDir static Path folder = Path.of("");

  private static CertificateAuthority ours;
  private static CertificateAuthority another;

  @BeforeAll
  static void makeAuthorities() throws Exception {
    ours = CertificateAuthority.create(folder, "ours");
    another = CertificateAuthority.create(folder, "another");
  }

  @Test
  void theRightAuthorityAndNameConnect() throws Exception {
    try (RedisServer server = RedisServer.startTls(ours.issue("localhost"), "requirepass s3same");
        RedisConnection connection =
            RedisConnection.create(
                TestSettings.redis(
                    "rediss://:s3same@localhost:%d/1".formatted(server.port()),
                    Optional.of(ours.file())))) {
      connection.start();
      await(connection, State.UP);
      server.kill();
      await(connection, State.DOWN);
      server.restart();
      await(connection, State.UP);
    }
  }

  @Test
  void aStrangeAuthorityDoesNot() throws Exception {
    try (RedisServer server = RedisServer.startTls(ours.issue("localhost"))) {
      refuses(server, Optional.of(another.file()));
    }
  }

  @Test
  void anAuthorityThatTheJvmDoesNotKnowDoesNot() throws Exception {
    try (RedisServer server = RedisServer.startTls(ours.issue("localhost"))) {
      refuses(server, Optional.empty());
    }
  }

  @Test
  void aStrangeNameDoesNot() throws Exception {
    try (RedisServer server = RedisServer.startTls(ours.issue("elsewhere.example"))) {
      refuses(server, Optional.of(ours.file()));
    }
  }

  @Test
  void theServiceWorksWithoutIt() throws Exception {
    try (RedisServer server = RedisServer.startTls(ours.issue("localhost"));
        TestDatabase database = TestDatabase.migrated();
        Application service =
            Application.start(
                TestSettings.of(
                    database.settings(),
                    Map.of(
                        "CARTSNITCH_REDIS_URL",
                        "rediss://localhost:" + server.port(),
                        "CARTSNITCH_REDIS_CA_FILE",
                        another.file().toString())));
        TestClient client = new TestClient(service.port())) {
      awaitRefusal(server);
      Eventually.waitFor("ready", PATIENCE, () -> client.get("/health").status() == 200);
      Answer health = client.get("/health");
      assertThat(health.body()).contains("\"redis\":false", "\"db\":true");
      assertThat(client.get("/api/v1/stores").status()).isEqualTo(200);
    }
  }

  private static void refuses(RedisServer server, Optional<Path> authorities) throws Exception {
    RedisSettings settings = TestSettings.redis("rediss://localhost:" + server.port(), authorities);
    try (RedisConnection connection = RedisConnection.create(settings)) {
      connection.start();
      awaitRefusal(server);
      assertThat(connection.state()).isEqualTo(State.DOWN);
    }
  }

  /** Several times, so that what came of the first is known. */
  private static void awaitRefusal(RedisServer server) throws Exception {
    Eventually.waitFor(
        "a failed handshake", PATIENCE, () -> server.log().split(REFUSED, -1).length > 3);
  }

  private static void await(RedisConnection connection, State state) throws Exception {
    Eventually.waitFor(state.name(), PATIENCE, () -> connection.state() == state);
  }
}
