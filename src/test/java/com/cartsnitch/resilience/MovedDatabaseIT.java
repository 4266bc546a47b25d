package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestClient;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of the database resolves to another address after the first one died. */
class MovedDatabaseIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RESOLVED_BOUND =
      Boolean.getBoolean("chaos.strict") ? Duration.ofSeconds(7) : Duration.ofSeconds(20);
  private static final Duration BOUND =
      Boolean.getBoolean("chaos.strict") ? Duration.ofSeconds(12) : Duration.ofSeconds(20);
  private static final String NAME = "database.test";

  @TempDir Path folder;

  @Test
  @FaultRow("F16")
  void isFoundWithinSeconds() throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + NAME + "\n");
    try (PostgresServer postgres = PostgresServer.migrated(folder.resolve("postgres"));
        TcpProxy first = TcpProxy.to(postgres.port())) {
      Map<String, String> settings = settings(first.port(), hosts);
      try (ServiceProcess service = ServiceProcess.start(postgres.settings(), settings, folder);
          TestClient client = new TestClient(service.port())) {
        service.awaitReady();
        first.refuse();
        first.reset();
        Eventually.waitFor("lost", PATIENCE, () -> client.get(Scene.READY).status() == 503);
        InetSocketAddress other = new InetSocketAddress("127.0.0.2", first.port());
        try (TcpProxy second = TcpProxy.at(other, postgres.port())) {
          Files.writeString(hosts, "127.0.0.2 " + NAME + "\n");
          long moved = System.nanoTime();
          Eventually.waitFor("found", PATIENCE, () -> client.get(Scene.READY).status() == 200);
          Duration recovery = Duration.ofNanos(System.nanoTime() - moved);
          Figures.within("ready after the name moved", recovery, BOUND);
          assertThat(second.accepted()).isPositive();
        }
      }
    }
  }

  @Test
  @FaultRow("F16")
  void isFoundSecondsAfterItsNameResolves() throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 another.test\n");
    try (PostgresServer postgres = PostgresServer.migrated(folder.resolve("postgres"));
        ServiceProcess service =
            ServiceProcess.start(postgres.settings(), settings(postgres.port(), hosts), folder);
        TestClient client = new TestClient(service.port())) {
      Eventually.waitFor("up", START, () -> client.get(Scene.LIVE).status() == 200);
      Eventually.waitFor("told", PATIENCE, () -> told(client.get(Scene.HEALTH), "unreachable"));
      assertThat(client.get(Scene.DATA).status()).isEqualTo(503);
      Files.writeString(hosts, "127.0.0.1 " + NAME + "\n");
      Duration recovery =
          Eventually.waitFor("found", PATIENCE, () -> client.get(Scene.READY).status() == 200);
      Figures.within("ready after the name resolves", recovery, RESOLVED_BOUND);
    }
  }

  private static boolean told(Answer health, String reason) {
    return health.status() == 503 && reason.equals(HealthBodies.body(health).get("reason"));
  }

  private static Map<String, String> settings(int port, Path hosts) {
    return Map.of(
        "CARTSNITCH_DATABASE_URL",
        "postgresql://postgres:postgres@%s:%d/postgres".formatted(NAME, port),
        "JAVA_TOOL_OPTIONS",
        "-Djdk.net.hosts.file=" + hosts);
  }
}
