package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL freezes while every connection runs a statement. From inside the pool that looks as if
 * it were merely exhausted, until the socket timeout ends the statements.
 */
class FrozenUnderLoadIT {
  private static final int CONNECTIONS = 3;
  private static final Map<String, String> SMALL_POOL =
      Map.of(
          "CARTSNITCH_DB_POOL_SIZE", "3",
          "CARTSNITCH_DB_MAX_OVERFLOW", "0");
  private static final Duration START = Duration.ofSeconds(15);

  @TempDir Path folder;
  private PostgresServer postgres;

  @BeforeEach
  void startDatabase() throws Exception {
    postgres = PostgresServer.migrated(folder);
  }

  @AfterEach
  void stopDatabase() throws Exception {
    postgres.close();
  }

  @Test
  @FaultRow({"F2", "F23"})
  void isToldFromAnExhaustedPoolAndRefusedInTime() throws Exception {
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.health");
        Scene scene = new Scene(TestSettings.of(postgres.settings(), SMALL_POOL));
        TestClient client = new TestClient(scene.port());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      scene.awaitReady(START);
      List<Future<Answer>> stuck = new ArrayList<>();
      try (Connection _ = lockProducts()) {
        askForTrends(CONNECTIONS, stuck, client, executor);
        Eventually.waitFor("stuck", START, () -> active(client) == CONNECTIONS);
        postgres.freeze();
      }
      long lost = scene.faultBegins();
      List<Future<Answer>> inLine = new ArrayList<>();
      askForTrends(4, inLine, client, executor);
      for (Future<Answer> answer : inLine) {
        assertThat(answer.get().status()).isEqualTo(503);
        Figures.within(
            "request in line refused", answer.get().elapsed(), scene.bounds().refusedInLine());
      }
      // the freeze itself is what lasts here
      Thread.sleep(scene.bounds().refused().plusSeconds(2).minusNanos(System.nanoTime() - lost));
      scene.storm();
      long found = scene.faultEnds();
      postgres.thaw();
      scene.awaitReadyAgain(scene.bounds().readyAfterSilence());
      scene.stop();
      scene.assertProbesWereAnsweredInTime();
      scene.assertDataWasRefusedAtOnce(lost, found);
      scene.assertNothingBut200And503();
      scene.assertUnavailable(lost, scene.bounds().refused(), found, "timeout", "unreachable");
      scene.assertPoolIsAsBefore();
      assertThat(log.lines()).anyMatch(line -> told(line, "timeout") || told(line, "unreachable"));
    }
  }

  /** With the cause: the canary's. */
  private static boolean told(String line, String reason) {
    return line.startsWith("ERROR The database can't be used: " + reason + "\n")
        && line.contains("SQLTimeoutException");
  }

  private static void askForTrends(
      int requests, List<Future<Answer>> answers, TestClient client, ExecutorService executor) {
    for (int i = 0; i < requests; i++) {
      // each of another product, so that none waits for the answer of another
      String path = "/api/v1/public/trends/" + UUID.randomUUID();
      answers.add(executor.submit(() -> client.get(path)));
    }
  }

  private static long active(TestClient client) {
    return HealthBodies.pool(client.get(Scene.HEALTH), "active");
  }

  private Connection lockProducts() throws SQLException {
    Connection lock = CommandConnection.open(postgres.settings());
    lock.setAutoCommit(false);
    try (Statement statement = lock.createStatement()) {
      statement.execute("LOCK TABLE normalized_products IN ACCESS EXCLUSIVE MODE");
    }
    return lock;
  }
}
