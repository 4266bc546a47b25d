package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.Trickle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A running service under a trickle of probes and requests, and what is asserted of both. */
final class Scene implements AutoCloseable {
  static final String HEALTH = "/health";
  static final String READY = "/health/ready";
  static final String LIVE = "/health/live";
  static final String DATA = "/api/v1/stores";

  private static final List<String> PROBES = List.of(HEALTH, READY, LIVE);

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final int STORM = 200;
  private static final Duration REFILL = Duration.ofSeconds(40);

  private final Bounds bounds = Bounds.inForce();
  private final Application application;
  private final TestClient client;
  private final Trickle trickle;
  private final int poolSize;
  private final List<Answer> others = new ArrayList<>();
  private final List<Long> begins = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();

  Scene(Settings settings) {
    this.poolSize = settings.database().poolSize();
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

  /** After the fault ended. */
  void awaitReadyAgain(Duration bound) throws InterruptedException {
    Figures.within("ready after the return", awaitReady(bound), bound);
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

  /** Marks the moment, which it returns, by {@code System.nanoTime}. */
  long faultBegins() {
    begins.add(System.nanoTime());
    return begins.getLast();
  }

  /** Marks the moment, which it returns, by {@code System.nanoTime}. */
  long faultEnds() {
    ends.add(System.nanoTime());
    return ends.getLast();
  }

  /** Shows what other clients saw in the picture too. */
  void show(List<Answer> answers) {
    others.addAll(answers);
  }

  /** Ends the trickle; what it saw can then be judged. */
  void stop() {
    trickle.stop();
  }

  /** Nothing is in use or waits any longer, and there are connections. */
  void assertPoolIsAsBefore() throws InterruptedException {
    Figures.within("pool at rest", awaitPool(1), REFILL);
  }

  /** As many connections are there as should be: Hikari fills the pool up every 30 s. */
  void assertPoolIsFull() throws InterruptedException {
    Figures.within("pool full", awaitPool(poolSize), REFILL);
  }

  void assertProbesWereAnsweredInTime() {
    for (String path : PROBES) {
      List<Answer> answers = trickle.answers(path);
      Duration longest = longest(answers);
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

  /** However often readiness fell: it came back in time. */
  void assertReadyAgainWithin(Duration bound, long begin, long end) {
    long down = 0;
    long longest = 0;
    for (Answer answer : between(HEALTH, begin, Duration.ZERO, end)) {
      if (answer.status() == 200) {
        down = 0;
      } else {
        down = down == 0 ? answer.askedAt() : down;
        longest = Math.max(longest, answer.askedAt() + answer.elapsed().toNanos() - down);
      }
    }
    Figures.within("longest time not ready", Duration.ofNanos(longest), bound);
  }

  void assertUnavailable(long lost, long found, String... reasons) {
    assertUnavailable(lost, bounds.unready(), found, reasons);
  }

  void assertUnavailable(long lost, Duration within, long found, String... reasons) {
    for (String path : List.of(HEALTH, READY)) {
      List<Answer> during = between(path, lost, within, found);
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
    Figures.within(
        "last healthy answer after the loss", Duration.ofNanos(Math.max(0, lastOk)), within);
  }

  void assertDataWasRefusedAtOnce(long lost, long found) {
    List<Answer> during = between(DATA, lost, bounds.refused(), found);
    assertThat(during).isNotEmpty();
    assertThat(during).extracting(Answer::status).containsOnly(503);
    assertThat(during).allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull());
    Duration longest = longest(during);
    Figures.within("longest refusal", longest, bounds.atOnce());
  }

  void assertNothingBut200And503() {
    List<Answer> answers = trickle.answers(DATA);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .allSatisfy(answer -> assertThat(answer.retryAfter()).isNotNull());
    Figures.atLeast("data requests, each 200 or 503", answers.size(), 1);
  }

  List<Answer> data() {
    return trickle.answers(DATA);
  }

  @Override
  public void close() {
    trickle.close();
    Stream<Answer> seen =
        Stream.of(HEALTH, READY, LIVE, DATA).map(trickle::answers).flatMap(List::stream);
    Timelines.keep(new Timeline(Stream.concat(seen, others.stream()).toList(), begins, ends));
    client.close();
    application.close();
  }

  private List<Answer> between(String path, long lost, Duration after, long found) {
    return trickle.answers(path).stream()
        .filter(answer -> answer.askedAt() - lost >= after.toNanos())
        .filter(answer -> answer.askedAt() + answer.elapsed().toNanos() < found)
        .toList();
  }

  private Duration awaitPool(int idle) throws InterruptedException {
    return Eventually.waitFor("pool at rest", REFILL, () -> ShownPool.of(adminPort()).atRest(idle));
  }

  static Duration longest(List<Answer> answers) {
    return answers.stream().map(Answer::elapsed).reduce(Duration.ZERO, Scene::max);
  }

  private static List<Integer> okOr503(String path) {
    return path.equals(LIVE) ? List.of(200) : List.of(200, 503);
  }

  private static Duration max(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }
}
