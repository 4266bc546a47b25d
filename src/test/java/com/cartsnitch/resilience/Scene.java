package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.Application;
import com.cartsnitch.platform.config.Settings;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.Trickle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A running service under a trickle of probes and requests, and what is asserted of both. */
final class Scene implements AutoCloseable {
  static final String HEALTH = "/health";
  static final String READY = "/health/ready";
  static final String LIVE = "/health/live";
  static final String DATA = "/api/v1/stores";

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final int STORM = 200;

  private final Bounds bounds = Bounds.inForce();
  private final Application application;
  private final TestClient client;
  private final Trickle trickle;

  Scene(Settings settings) {
    this.application = Application.start(settings);
    this.client = new TestClient(application.port());
    this.trickle = new Trickle(client, PERIOD, List.of(HEALTH, READY, LIVE, DATA));
  }

  Bounds bounds() {
    return bounds;
  }

  int port() {
    return application.port();
  }

  int adminPort() {
    return application.adminPort();
  }

  TestClient client() {
    return client;
  }

  Duration awaitReady(Duration patience) throws InterruptedException {
    return Eventually.waitFor("ready", patience, () -> client.get(READY).status() == 200);
  }

  Duration awaitUnready(Duration patience) throws InterruptedException {
    return Eventually.waitFor("unready", patience, () -> client.get(READY).status() == 503);
  }

  /** 200 probes at once: each must be answered in time. */
  void storm() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> probes =
          IntStream.range(0, STORM)
              .mapToObj(_ -> executor.submit(() -> client.get(HEALTH)))
              .toList();
      Duration longest = Duration.ZERO;
      for (Future<Answer> probe : probes) {
        assertThat(probe.get().status()).isEqualTo(503);
        longest = max(longest, probe.get().elapsed());
      }
      Figures.within("longest of %d probes at once".formatted(STORM), longest, bounds.probe());
    }
  }

  /** Ends the trickle; what it saw can then be judged. */
  void stop() {
    trickle.stop();
  }

  void assertProbesWereAnsweredInTime() {
    for (String path : List.of(HEALTH, READY, LIVE)) {
      List<Answer> answers = trickle.answers(path);
      Duration longest = answers.stream().map(Answer::elapsed).reduce(Duration.ZERO, Scene::max);
      Figures.within("longest answer of " + path, longest, bounds.probe());
      assertThat(answers).extracting(Answer::status).isSubsetOf(okOr503(path));
    }
  }

  void assertReadyThroughout(long begin, long end) {
    for (String path : List.of(HEALTH, READY)) {
      assertThat(between(path, begin, Duration.ZERO, end))
          .isNotEmpty()
          .extracting(Answer::status)
          .containsOnly(200);
    }
  }

  void assertUnavailable(long lost, long found, String... reasons) {
    for (String path : List.of(HEALTH, READY)) {
      List<Answer> during = between(path, lost, bounds.unready(), found);
      assertThat(during).isNotEmpty().extracting(Answer::status).containsOnly(503);
      assertThat(during).allSatisfy(answer -> HealthBodies.assertDown(answer, reasons));
    }
    long lastOk =
        trickle.answers(HEALTH).stream()
            .filter(answer -> answer.status() == 200)
            .filter(answer -> answer.askedAt() + answer.elapsed().toNanos() < found)
            .mapToLong(answer -> answer.askedAt() - lost)
            .max()
            .orElse(0);
    Figures.within("last healthy answer", Duration.ofNanos(Math.max(0, lastOk)), bounds.unready());
  }

  void assertDataWasRefusedAtOnce(long lost, long found) {
    List<Answer> during = between(DATA, lost, bounds.refused(), found);
    assertThat(during).isNotEmpty();
    assertThat(during).extracting(Answer::status).containsOnly(503);
    assertThat(during).allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull());
    Duration longest = during.stream().map(Answer::elapsed).reduce(Duration.ZERO, Scene::max);
    Figures.within("longest refusal", longest, bounds.atOnce());
  }

  void assertNothingBut200And503() {
    List<Answer> answers = trickle.answers(DATA);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull());
    Duration longest = answers.stream().map(Answer::elapsed).reduce(Duration.ZERO, Scene::max);
    figure("%d data requests, longest %d ms", answers.size(), longest.toMillis());
  }

  List<Answer> data() {
    return trickle.answers(DATA);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  static void figure(String format, Object... arguments) {
    System.out.println("figure: " + format.formatted(arguments));
  }

  @Override
  public void close() {
    trickle.close();
    client.close();
    application.close();
  }

  private List<Answer> between(String path, long lost, Duration after, long found) {
    return trickle.answers(path).stream()
        .filter(answer -> answer.askedAt() - lost >= after.toNanos())
        .filter(answer -> answer.askedAt() + answer.elapsed().toNanos() < found)
        .toList();
  }

  private static List<Integer> okOr503(String path) {
    return path.equals(LIVE) ? List.of(200) : List.of(200, 503);
  }

  private static Duration max(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }
}
