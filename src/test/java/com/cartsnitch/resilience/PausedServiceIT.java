package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.PrometheusText;
import com.cartsnitch.testing.ServiceProcess;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.Trickle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole process stands still for longer than a probe may take, in the middle of one, and goes
 * on.
 */
@ChaosOnly
@FaultRow("F32")
class PausedServiceIT {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  /** A probe begins twice a second, and has no answer yet; it is not late yet either. */
  private static final Duration UNDER_WAY = Duration.ofMillis(550);

  private static final Duration PERIOD = Duration.ofMillis(100);

  /** Two probes in a row of any orchestrator are further apart. */
  private static final Duration ONE_PROBE =
      Duration.ofMillis(Boolean.getBoolean("chaos.strict") ? 2000 : 4000);

  private static final List<String> PATHS = List.of(Scene.READY, Scene.LIVE, Scene.DATA);

  @TempDir Path folder;
  private TestDatabase database;
  private TcpProxy proxy;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = TestDatabase.migrated();
    proxy = TcpProxy.to(database.port());
  }

  @AfterEach
  void dropDatabase() throws Exception {
    proxy.close();
    database.close();
  }

  @Test
  void isLateAndNoOutage() throws Exception {
    int adminPort = FreePort.find();
    Map<String, String> settings = Map.of("CARTSNITCH_ADMIN_PORT", Integer.toString(adminPort));
    try (ServiceProcess service =
            ServiceProcess.start(database.settingsBehind(proxy), settings, folder);
        TestClient client = new TestClient(service.port());
        TestClient admin = new TestClient(adminPort)) {
      service.awaitReady();
      try (Trickle trickle = new Trickle(client, PERIOD, PATHS)) {
        Thread.sleep(Duration.ofSeconds(1)); // the answers before it
        long goesOn = pause(service);
        Thread.sleep(ONE_PROBE.plusSeconds(1)); // the answers after it
        trickle.stop();
        assertLate(trickle, goesOn);
        assertReadySoon(trickle.answers(Scene.READY), goesOn);
      }
      String metrics = admin.get("/metrics").body();
      assertThat(PrometheusText.sum(metrics, "db_breaker_opened_total")).isZero();
      Eventually.waitFor("pool at rest", PAUSE, () -> ShownPool.of(adminPort).atRest(1));
    }
  }

  /** Probes and requests are under way when it begins; when it ends, they have their answers. */
  private long pause(ServiceProcess service) throws Exception {
    proxy.blackHole();
    Thread.sleep(UNDER_WAY);
    service.pause();
    proxy.pass();
    Thread.sleep(PAUSE); // the fault itself
    long goesOn = System.nanoTime();
    service.resume();
    return goesOn;
  }

  /** What was asked for meanwhile was answered, and well. */
  private static void assertLate(Trickle trickle, long goesOn) {
    for (String path : List.of(Scene.LIVE, Scene.DATA)) {
      List<Answer> answers = trickle.answers(path);
      assertThat(answers).extracting(Answer::status).containsOnly(200);
      Duration longest =
          answers.stream().map(Answer::elapsed).max(Duration::compareTo).orElseThrow();
      Figures.atLeast("late answer of " + path, longest, PAUSE.minusMillis(500));
      Figures.within("late answer of " + path, longest, PAUSE.plus(ONE_PROBE));
      assertThat(answers.stream().filter(answer -> answer.askedAt() > goesOn)).isNotEmpty();
    }
  }

  private static void assertReadySoon(List<Answer> answers, long goesOn) {
    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503);
    assertThat(answers)
        .filteredOn(answer -> end(answer) < goesOn)
        .extracting(Answer::status)
        .containsOnly(200);
    long last =
        answers.stream()
            .filter(answer -> answer.status() == 503)
            .mapToLong(answer -> end(answer) - goesOn)
            .max()
            .orElse(0);
    Figures.within("last unready answer after the pause", Duration.ofNanos(last), ONE_PROBE);
  }

  private static long end(Answer answer) {
    return answer.askedAt() + answer.elapsed().toNanos();
  }
}
