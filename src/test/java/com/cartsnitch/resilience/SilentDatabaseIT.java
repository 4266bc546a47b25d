package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections are accepted and nothing is said on them: each login hangs. */
class SilentDatabaseIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration OUTAGE = Duration.ofSeconds(9);

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
  @FaultRow("F3")
  void whileTheServiceRuns() throws Exception {
    try (Scene scene = new Scene(settings())) {
      scene.awaitReady(START);
      long lost = scene.faultBegins();
      proxy.blackHole();
      proxy.reset();
      outage(scene, lost);
    }
  }

  @Test
  @FaultRow("F20")
  void whileTheServiceStarts() throws Exception {
    proxy.blackHole();
    long start = System.nanoTime();
    try (Scene scene = new Scene(settings())) {
      long lost = scene.faultBegins();
      Figures.within(
          "listening after the start", Duration.ofNanos(lost - start), scene.bounds().listening());
      Eventually.waitFor(
          "started", START, () -> scene.client().get("/health/started").status() == 200);
      outage(scene, lost);
    }
  }

  private Settings settings() {
    return TestSettings.of(database.settingsBehind(proxy), Map.of());
  }

  private void outage(Scene scene, long lost) throws Exception {
    // the silence itself is what lasts here
    Thread.sleep(OUTAGE.dividedBy(2));
    scene.storm();
    Thread.sleep(OUTAGE.dividedBy(2));
    long found = scene.faultEnds();
    proxy.pass();
    scene.awaitReadyAgain(scene.bounds().readyAfterSilence());
    scene.stop();
    scene.assertProbesWereAnsweredInTime();
    scene.assertUnavailable(lost, found, "timeout", "unreachable");
    scene.assertDataWasRefusedAtOnce(lost, found);
    scene.assertNothingBut200And503();
    assertThat(scene.client().get(Scene.DATA).status()).isEqualTo(200);
    scene.assertPoolIsAsBefore();
  }
}
