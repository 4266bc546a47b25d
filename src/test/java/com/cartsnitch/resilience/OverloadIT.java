package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.PrometheusText;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F28: thirty times as many clients as the pool has connections, with statements of 50 ms. */
class OverloadIT {
  private static final int CONNECTIONS = 10;
  private static final int CLIENTS = 300;
  private static final int USERS = 50;
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final Duration OVERLOAD = Duration.ofSeconds(6);
  private static final Duration START = Duration.ofSeconds(20);
  private static final Map<String, String> POOL =
      Map.of(
          "CARTSNITCH_DB_POOL_SIZE",
          Integer.toString(CONNECTIONS),
          "CARTSNITCH_DB_MAX_OVERFLOW",
          "0");
  private static final String SLOW_SESSIONS =
      """
      CREATE FUNCTION take_time() RETURNS boolean VOLATILE LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_sleep(0.05);
        RETURN true;
      END $$;
      ALTER TABLE sessions RENAME TO quick_sessions;
      CREATE VIEW sessions AS SELECT * FROM quick_sessions WHERE take_time();
      """;

  private static TestDatabase database;

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
    SignedInUsers.make(database, USERS);
    database.execute(SLOW_SESSIONS);
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow("F28")
  void excessIsRefusedAtOnceAndTheRestServedInTime() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(database.settings(), POOL))) {
      scene.awaitReady(START);
      load(scene.port(), CONNECTIONS, CALM); // the compiler's work
      List<Answer> calm = load(scene.port(), CONNECTIONS, CALM);
      long begin = scene.faultBegins();
      List<Answer> loaded = load(scene.port(), CLIENTS, OVERLOAD);
      long end = scene.faultEnds();
      scene.show(calm);
      scene.show(loaded);
      String metrics = metrics(scene.adminPort());
      scene.stop();
      double capacity = perSecond(accepted(calm), CALM);
      assertAnswers(scene.bounds(), loaded, capacity);
      scene.assertReadyThroughout(begin, end);
      scene.assertPoolIsAsBefore();
      scene.assertProbesWereAnsweredInTime();
      assertThat(PrometheusText.sum(metrics, "db_pool_refusals_total", "reason=\"overloaded\""))
          .isPositive();
      assertThat(PrometheusText.sum(metrics, "db_admission_slots", "state=\"max\""))
          .isEqualTo(2 * CONNECTIONS);
    }
  }

  private static void assertAnswers(Bounds bounds, List<Answer> loaded, double capacity) {
    List<Answer> accepted = accepted(loaded);
    List<Answer> refused = loaded.stream().filter(answer -> answer.status() == 503).toList();
    assertThat(loaded).extracting(Answer::status).containsOnly(200, 503);
    assertThat(refused).extracting(Answer::retryAfter).containsOnly("1");
    double goodput = perSecond(accepted, OVERLOAD);
    Figures.share("answered under overload, of the capacity", goodput / capacity, bounds.goodput());
    Figures.within("accepted under overload, p99", at(accepted, 0.99), bounds.accepted());
    Figures.within("refused under overload, median", at(refused, 0.5), bounds.rejected());
  }

  private static List<Answer> accepted(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).toList();
  }

  private static double perSecond(List<Answer> answers, Duration length) {
    return answers.size() / (length.toMillis() / 1000.0);
  }

  private static Duration at(List<Answer> answers, double share) {
    List<Duration> sorted =
        answers.stream().map(Answer::elapsed).sorted(Comparator.naturalOrder()).toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  private static List<Answer> load(int port, int clients, Duration length) {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < clients; i++) {
        int user = i % USERS;
        var _ = executor.submit(() -> ask(http, port, user, over, answers));
      }
      Thread.sleep(length); // the load itself
      over.set(true);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return List.copyOf(answers);
  }

  private static Void ask(
      HttpClient http, int port, int user, AtomicBoolean over, Queue<Answer> answers)
      throws IOException, InterruptedException {
    while (!over.get()) {
      long start = System.nanoTime();
      HttpResponse<String> answer =
          http.send(SignedInUsers.request(port, user), HttpResponse.BodyHandlers.ofString());
      answers.add(
          new Answer(
              "",
              start,
              Duration.ofNanos(System.nanoTime() - start),
              answer.statusCode(),
              answer.headers().firstValue("Retry-After").orElse(null),
              answer.body()));
      if (answer.statusCode() == 503) {
        Thread.sleep(ThreadLocalRandom.current().nextInt(500, 1500)); // as it is told to
      }
    }
    return null;
  }

  private static String metrics(int adminPort) {
    try (TestClient client = new TestClient(adminPort)) {
      return client.get("/metrics").body();
    }
  }
}
