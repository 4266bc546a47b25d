package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator ends every session, three times, while clients read. */
class TerminatedSessionsIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int READERS = 8;
  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 10;
  private static final String END_SESSIONS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'cartsnitch-api'
      """;

  private static TestDatabase database;

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow("F10")
  void costNoReaderMoreThanItsContract() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settings(), Map.of()))) {
      scene.awaitReady(START);
      long begin = System.nanoTime();
      List<Answer> reads = read(scene);
      long end = System.nanoTime();
      scene.show(reads);
      scene.stop();
      // of a product that is not there: every one of these asks the database
      assertThat(reads).extracting(Answer::status).isSubsetOf(404, 503);
      long failed = reads.stream().filter(answer -> answer.status() == 503).count();
      Figures.atLeast("reads", reads.size(), 100);
      Figures.atMost("reads that were refused", failed, (long) ROUNDS * CONNECTIONS);
      Figures.within("longest read", Scene.longest(reads), scene.bounds().ready());
      scene.assertReadyAgainWithin(scene.bounds().unready(), begin, end);
      scene.assertProbesWereAnsweredInTime();
      scene.assertNothingBut200And503();
      scene.assertPoolIsAsBefore();
    }
  }

  private static List<Answer> read(Scene scene) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Answer>>> readers = new ArrayList<>();
      long end = System.nanoTime() + PAUSE.multipliedBy(ROUNDS + 1).toNanos();
      for (int i = 0; i < READERS; i++) {
        readers.add(executor.submit(() -> readUntil(end, scene.port())));
      }
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(PAUSE); // the load itself
        scene.faultBegins();
        database.execute(END_SESSIONS);
        scene.faultEnds();
      }
      List<Answer> reads = new ArrayList<>();
      for (Future<List<Answer>> reader : readers) {
        reads.addAll(reader.get());
      }
      return reads;
    }
  }

  private static List<Answer> readUntil(long end, int port) {
    List<Answer> answers = new ArrayList<>();
    try (TestClient client = new TestClient(port)) {
      while (System.nanoTime() - end < 0) {
        answers.add(client.get("/api/v1/public/trends/" + UUID.randomUUID()));
      }
    }
    return answers;
  }
}
