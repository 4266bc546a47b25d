package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped, frozen, or not there yet. */
class DatabaseLossIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration OUTAGE = Duration.ofSeconds(9);

  @TempDir Path folder;
  private PostgresServer postgres;

  @BeforeEach
  void startDatabase() throws Exception {
    postgres = PostgresServer.migrated(folder);
  }

  @AfterEach
  void stopDatabase() throws Exception {
    postgres.close();
  }

  @Test
  void stoppedDatabase() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      scene.awaitReady(START);
      long lost = System.nanoTime();
      postgres.stop();
      outage(scene);
      long found = System.nanoTime();
      postgres.start();
      long back = System.nanoTime();
      Duration recovery = scene.awaitReady(scene.bounds().ready());
      scene.stop();
      Scene.figure("stopped: ready %d ms after the return", recovery.toMillis());
      assertLoss(scene, lost, found, "unreachable", "timeout");
      assertServedAgain(scene, back);
    }
  }

  @Test
  void frozenDatabase() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      scene.awaitReady(START);
      long lost = System.nanoTime();
      postgres.freeze();
      outage(scene);
      long found = System.nanoTime();
      postgres.thaw();
      Duration recovery = scene.awaitReady(scene.bounds().readyAfterSilence());
      scene.stop();
      Scene.figure("frozen: ready %d ms after the return", recovery.toMillis());
      assertLoss(scene, lost, found, "timeout", "unreachable");
      assertServedAgain(scene, found);
    }
  }

  @Test
  void databaseThatComesLater() throws Exception {
    postgres.stop();
    long lost = System.nanoTime();
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      outage(scene);
      long found = System.nanoTime();
      postgres.start();
      long back = System.nanoTime();
      Duration recovery = scene.awaitReady(scene.bounds().ready());
      scene.stop();
      Scene.figure("later: ready %d ms after it came", recovery.toMillis());
      assertLoss(scene, lost, found, "unreachable", "timeout");
      assertServedAgain(scene, back);
    }
  }

  private static void outage(Scene scene) throws Exception {
    // the loss itself is what lasts here: the trickle sees it, nothing is waited for
    Thread.sleep(OUTAGE.dividedBy(2));
    scene.storm();
    Thread.sleep(OUTAGE.dividedBy(2));
  }

  private static void assertLoss(Scene scene, long lost, long found, String... reasons) {
    scene.assertProbesWereAnsweredInTime();
    scene.assertUnavailable(lost, found, reasons);
    scene.assertDataWasRefusedAtOnce(lost, found);
    scene.assertNothingBut200And503();
  }

  private static void assertServedAgain(Scene scene, long since) {
    Answer answer = scene.client().get(Scene.DATA);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.askedAt()).isGreaterThan(since);
  }
}
