package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every connection runs statements that take longer than a probe waits, and others are in line. The
 * line moves, which is no loss, until a lock holds it.
 */
@Timeout(120)
class MovingLineIT {
  private static final int CONNECTIONS = 2;
  private static final int CLIENTS = 2 * CONNECTIONS;
  private static final Map<String, String> SMALL_POOL =
      Map.of(
          "CARTSNITCH_DB_POOL_SIZE",
          Integer.toString(CONNECTIONS),
          "CARTSNITCH_DB_MAX_OVERFLOW",
          "0");
  private static final String KEPT = "/api/v1/public/inflation";
  private static final String COMPUTED = "/api/v1/public/trends/";

  /** A process keeps an answer for 5 s. */
  private static final Duration KEPT_FOR = Duration.ofMillis(3500);

  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration MOVING = Duration.ofSeconds(8);
  private static final String SLOW_SESSIONS =
      """
      CREATE FUNCTION take_time() RETURNS boolean VOLATILE LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_sleep(0.8);
        RETURN true;
      END $$;
      ALTER TABLE sessions RENAME TO quick_sessions;
      CREATE VIEW sessions AS SELECT * FROM quick_sessions WHERE take_time();
      """;

  private static TestDatabase database;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger served = new AtomicInteger();

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
    SignedInUsers.make(database, CLIENTS);
    database.execute(SLOW_SESSIONS);
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  void isReadyAsLongAsTheLineMoves() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settings(), SMALL_POOL));
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      scene.awaitReady(START);
      fillTheLine(scene, http, clients);
      long begin = System.nanoTime();
      Thread.sleep(MOVING); // the line itself
      long end = System.nanoTime();
      Answer told = standStill(scene);
      over.set(true);
      scene.awaitReady(scene.bounds().readyAfterExhaustion());
      scene.stop();
      scene.assertReadyThroughout(begin, end);
      scene.assertProbesWereAnsweredInTime();
      HealthBodies.assertDown(told, "pool_exhausted");
    }
  }

  /** Every slot is taken by a user; what has to be computed gets one only by chance. */
  @Test
  void keptAnswersTakeNoSlot() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settings(), SMALL_POOL));
        HttpClient http = HttpClient.newHttpClient()) {
      scene.awaitReady(START);
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        fillTheLine(scene, http, clients); // the compiler's work
        over.set(true);
      }
      over.set(false);
      assertThat(scene.client().get(KEPT).status()).isEqualTo(200);
      long kept = System.nanoTime();
      try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
        fillTheLine(scene, http, clients);
        assertKept(scene.client(), kept);
        over.set(true);
      }
    }
  }

  private static void assertKept(TestClient client, long since) {
    List<Integer> kept = new ArrayList<>();
    List<Integer> computed = new ArrayList<>();
    while (System.nanoTime() - since < KEPT_FOR.toNanos()) {
      kept.add(client.get(KEPT).status());
      computed.add(client.get(COMPUTED + UUID.randomUUID()).status());
    }
    assertThat(kept).containsOnly(200);
    assertThat(computed).contains(503);
  }

  private void fillTheLine(Scene scene, HttpClient http, ExecutorService clients)
      throws InterruptedException {
    for (int user = 0; user < CLIENTS; user++) {
      HttpRequest request = SignedInUsers.request(scene.port(), user);
      var _ = clients.submit(() -> ask(http, request));
    }
    Eventually.waitFor("line", START, () -> waiting(scene) > 0);
    Eventually.waitFor("warm", START, () -> served.get() > 2 * CLIENTS);
    scene.awaitReady(START);
  }

  /** The first answer that is not 200 while no statement ends. */
  private static Answer standStill(Scene scene) throws SQLException, InterruptedException {
    try (Connection lock = database.connect();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("LOCK TABLE quick_sessions IN ACCESS EXCLUSIVE MODE");
      Answer[] last = new Answer[1];
      Eventually.waitFor(
          "unready",
          START,
          () -> {
            last[0] = scene.client().get(Scene.READY);
            return last[0].status() == 503;
          });
      lock.rollback();
      return last[0];
    }
  }

  private Void ask(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
    while (!over.get()) {
      if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
        served.incrementAndGet();
      }
    }
    return null;
  }

  private static long waiting(Scene scene) {
    return HealthBodies.pool(scene.client().get(Scene.HEALTH), "waiting");
  }
}
