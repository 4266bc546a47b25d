package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL becomes slow, and quick again: each of its answers takes longer for some seconds. */
@ChaosOnly
@FaultRow("F17")
class SlowDatabaseIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final int WARM = 20;
  private static final Duration LASTS = Duration.ofSeconds(4);

  /** Two answers of it do not come within a probe's deadline. */
  private static final Duration TOO_SLOW = Duration.ofMillis(400);

  private static final Duration SLOW = Duration.ofMillis(200);

  private TestDatabase database;
  private TcpProxy proxy;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = TestDatabase.migrated();
    proxy = TcpProxy.to(database.port());
    SignedInUsers.make(database, 1);
  }

  @AfterEach
  void dropDatabase() throws Exception {
    proxy.close();
    database.close();
  }

  @Test
  void isServedFromAndReadyWhileOneProbeFitsInTheDeadline() throws Exception {
    try (Scene scene = scene()) {
      long slow = scene.faultBegins();
      proxy.delay(SLOW);
      assertServed(scene, slow, SLOW);
      long end = scene.faultEnds();
      proxy.pass();
      scene.stop();
      scene.assertProbesWereAnsweredInTime();
      scene.assertReadyThroughout(slow, end);
      assertQuick(scene);
    }
  }

  @Test
  void isServedFromButNotReadyWhenNoProbeFitsInTheDeadline() throws Exception {
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.health");
        Scene scene = scene()) {
      long slow = scene.faultBegins();
      proxy.delay(TOO_SLOW);
      scene.awaitUnready(scene.bounds().unready());
      assertServed(scene, slow, TOO_SLOW);
      long end = scene.faultEnds();
      proxy.pass();
      Duration recovery = scene.awaitReady(scene.bounds().readyAfterExhaustion());
      scene.stop();
      Figures.within(
          "ready after it is quick again", recovery, scene.bounds().readyAfterExhaustion());
      scene.assertProbesWereAnsweredInTime();
      scene.assertUnavailable(slow, end, "timeout");
      assertThat(log.lines()).noneMatch(line -> line.contains("connections are replaced"));
      assertQuick(scene);
    }
  }

  /** Slower by as much as an answer of the database, and never refused. */
  private static void assertServed(Scene scene, long slow, Duration delay) throws Exception {
    // a test of the connection and a statement, for the user and for the answer
    Duration most = delay.multipliedBy(4).plus(scene.bounds().atOnce());
    List<Duration> took = new ArrayList<>();
    while (System.nanoTime() - slow < LASTS.toNanos()) {
      took.add(ask(scene));
    }
    Figures.atLeast("shortest request of a slow database", Collections.min(took), delay);
    Figures.within("longest request of a slow database", Collections.max(took), most);
  }

  private static Duration ask(Scene scene) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      long start = System.nanoTime();
      HttpResponse<String> answer =
          client.send(SignedInUsers.request(scene.port(), 0), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static void assertQuick(Scene scene) throws Exception {
    assertThat(scene.data()).extracting(Answer::status).containsOnly(200);
    List<Duration> quick =
        List.of(health(scene).elapsed(), scene.client().get(Scene.DATA).elapsed());
    assertThat(quick).allMatch(took -> took.compareTo(scene.bounds().atOnce()) < 0);
    scene.assertPoolIsAsBefore();
  }

  private static Answer health(Scene scene) {
    return scene.client().get(Scene.HEALTH);
  }

  private Scene scene() throws Exception {
    Scene scene = new Scene(TestSettings.of(database.settingsBehind(proxy), Map.of()));
    scene.awaitReady(START);
    for (int i = 0; i < WARM; i++) {
      ask(scene);
    }
    return scene;
  }
}
