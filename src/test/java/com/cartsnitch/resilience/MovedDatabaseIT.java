package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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

  private static Map<String, String> settings(int port, Path hosts) {
    return Map.of(
        "CARTSNITCH_DATABASE_URL",
        "postgresql://postgres:postgres@%s:%d/postgres".formatted(NAME, port),
        "JAVA_TOOL_OPTIONS",
        "-Djdk.net.hosts.file=" + hosts);
  }
}
