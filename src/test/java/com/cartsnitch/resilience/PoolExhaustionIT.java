package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every connection is held by a request whose statement does not end. Its sessions are a view that
 * waits for a gate: unlike a lock that is waited for, which a timeout ends after 3 s and frees a
 * slot that a probe may honestly get.
 */
class PoolExhaustionIT {
  private static final Map<String, String> SMALL_POOL =
      Map.of(
          "CARTSNITCH_DB_POOL_SIZE", "2",
          "CARTSNITCH_DB_MAX_OVERFLOW", "1",
          "CARTSNITCH_DB_POOL_TIMEOUT", "1.5");
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration EXHAUSTED = Duration.ofSeconds(4);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);
  private static final String SESSIONS_BEHIND_A_GATE =
      """
      CREATE FUNCTION pass_gate() RETURNS boolean VOLATILE LANGUAGE plpgsql AS $$
      BEGIN
        WHILE NOT pg_try_advisory_xact_lock_shared(1) LOOP
          PERFORM pg_sleep(0.01);
        END LOOP;
        RETURN true;
      END $$;
      ALTER TABLE sessions RENAME TO sessions_behind_gate;
      CREATE VIEW sessions AS SELECT * FROM sessions_behind_gate WHERE pass_gate();
      """;

  private static TestDatabase database;

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
    SignedInUsers.make(database, Holders.USERS);
    database.execute(SESSIONS_BEHIND_A_GATE);
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow({"F4", "F23"})
  void drainedPoolIsToldAndRefusedInTimeAndRecoversAtOnce() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settings(), SMALL_POOL))) {
      scene.awaitReady(START);
      long lost = scene.faultBegins();
      long found;
      try (Connection gate = shutGate();
          Holders _ = new Holders(scene.port())) {
        scene.awaitUnready(scene.bounds().unready());
        scene.storm();
        Thread.sleep(EXHAUSTED); // the exhaustion itself is what lasts here
        found = scene.faultEnds();
        gate.rollback();
      }
      scene.awaitReadyAgain(scene.bounds().readyAfterExhaustion());
      scene.stop();
      assertJudged(scene, lost, found);
    }
  }

  private static void assertJudged(Scene scene, long lost, long found) throws InterruptedException {
    scene.assertProbesWereAnsweredInTime();
    scene.assertUnavailable(lost, found, "pool_exhausted");
    scene.assertNothingBut200And503();
    List<Answer> refused = scene.data().stream().filter(answer -> answer.status() == 503).toList();
    assertThat(refused).isNotEmpty();
    Duration longest = Scene.longest(refused);
    Figures.atLeast("a place in line is kept for its time", longest, LONGEST_WAIT);
    Duration late = scene.bounds().late().multipliedBy(2);
    Figures.within("refused in line", longest, LONGEST_WAIT.plus(late));
    scene.assertPoolIsAsBefore();
  }

  private static Connection shutGate() throws SQLException {
    Connection gate = database.connect();
    gate.setAutoCommit(false);
    try (Statement statement = gate.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(1)");
    }
    return gate;
  }

  /** Users whose requests, which nobody keeps answers to, take up every connection. */
  private static final class Holders implements AutoCloseable {
    private static final int USERS = 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Holders(int port) {
      for (int i = 0; i < USERS; i++) {
        HttpRequest request = SignedInUsers.request(port, i);
        var _ = executor.submit(() -> ask(request));
      }
    }

    private Void ask(HttpRequest request) throws Exception {
      while (!over.get()) {
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
      return null;
    }

    @Override
    public void close() {
      over.set(true);
      executor.close();
      client.close();
    }
  }
}
