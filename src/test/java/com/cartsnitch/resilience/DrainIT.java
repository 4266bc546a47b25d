package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a real process that 50 clients are using. */
class DrainIT {
  private static final int CLIENTS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestDatabase database;

  @TempDir Path folder;

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow("F21")
  void nothingThatWasAcceptedIsDropped() throws Exception {
    Map<String, String> settings = Map.of("CARTSNITCH_DRAIN_SECONDS", "3");
    try (ServiceProcess service = ServiceProcess.start(database.settings(), settings, folder);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      service.awaitReady();
      List<Future<List<Answer>>> clients =
          IntStream.range(0, CLIENTS).mapToObj(_ -> executor.submit(() -> use(service))).toList();
      Thread.sleep(Duration.ofSeconds(1)); // the load itself
      long told = System.nanoTime();
      service.terminate();
      Duration unready =
          Eventually.waitFor("unready", PATIENCE, () -> status(service, "/health/ready") == 503);
      Figures.within("not ready after SIGTERM", unready, Bounds.inForce().draining());
      assertThat(status(service, "/api/v1/stores")).isEqualTo(200);
      assertServed(clients, told);
      assertThat(service.awaitExit(PATIENCE)).isIn(0, 143);
      Duration exit = Duration.ofNanos(System.nanoTime() - told);
      Figures.atLeast("served on for the drain", exit, Duration.ofSeconds(3));
      Figures.within("exit after SIGTERM", exit, Bounds.inForce().exit());
      assertThat(service.log()).contains("The drain is complete");
    }
  }

  /** As a load balancer does: uses the service until it says that it is not ready. */
  private static List<Answer> use(ServiceProcess service) {
    List<Answer> answers = new ArrayList<>();
    try (TestClient client = new TestClient(service.port())) {
      while (client.get("/health/ready").status() == 200) {
        for (int i = 0; i < 10; i++) {
          answers.add(client.get("/api/v1/stores"));
        }
      }
      // what was on its way when readiness fell
      answers.add(client.get("/api/v1/stores"));
    }
    return answers;
  }

  private static int status(ServiceProcess service, String path) {
    try (TestClient client = new TestClient(service.port())) {
      return client.get(path).status();
    }
  }

  private static void assertServed(List<Future<List<Answer>>> clients, long told) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (Future<List<Answer>> client : clients) {
      answers.addAll(client.get());
    }
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    Figures.atLeast("answers, none of them lost", answers.size(), CLIENTS);
    long late = answers.stream().filter(answer -> answer.askedAt() > told).count();
    Figures.atLeast("answers to requests after SIGTERM", late, 1);
  }
}
