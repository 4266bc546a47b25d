package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  @FaultRow("F1")
  void stoppedDatabase() throws Exception {
    SignedInUsers.make(postgres.console(), 1);
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()));
        ListWriter writer = new ListWriter(scene.port())) {
      scene.awaitReady(START);
      Eventually.waitFor("written", START, () -> writer.acknowledged().size() > 10);
      long lost = scene.faultBegins();
      postgres.stop();
      int before = writer.acknowledged().size();
      outage(scene);
      long found = scene.faultEnds();
      postgres.start();
      long back = System.nanoTime();
      scene.awaitReadyAgain(scene.bounds().ready());
      Eventually.waitFor("written", START, () -> writer.acknowledged().size() > before + 10);
      writer.stop();
      scene.stop();
      assertWrittenOnce(writer);
      assertLoss(scene, lost, found, "unreachable", "timeout");
      assertServedAgain(scene, back);
    }
  }

  @Test
  @FaultRow({"F2", "F23"})
  void frozenDatabase() throws Exception {
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      scene.awaitReady(START);
      long lost = scene.faultBegins();
      postgres.freeze();
      outage(scene);
      long found = scene.faultEnds();
      postgres.thaw();
      scene.awaitReadyAgain(scene.bounds().readyAfterSilence());
      scene.stop();
      assertLoss(scene, lost, found, "timeout", "unreachable");
      assertServedAgain(scene, found);
    }
  }

  @Test
  @FaultRow("F20")
  void databaseThatComesLater() throws Exception {
    postgres.stop();
    long start = System.nanoTime();
    try (Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      long lost = scene.faultBegins();
      Figures.within(
          "listening after the start", Duration.ofNanos(lost - start), scene.bounds().listening());
      outage(scene);
      long found = scene.faultEnds();
      postgres.start();
      long back = System.nanoTime();
      scene.awaitReadyAgain(scene.bounds().ready());
      scene.stop();
      assertLoss(scene, lost, found, "unreachable", "timeout");
      assertServedAgain(scene, back);
    }
  }

  /** What was acknowledged is there, and once, however often it was asked for. */
  private void assertWrittenOnce(ListWriter writer) {
    List<String> written = postgres.console().rows("SELECT name FROM shopping_lists");
    assertThat(written).doesNotHaveDuplicates().containsAll(writer.acknowledged());
    assertThat(writer.statuses()).isSubsetOf(0, 201, 503);
    Figures.atLeast("acknowledged writes, none of them lost", writer.acknowledged().size(), 20);
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

  private static void assertServedAgain(Scene scene, long since) throws InterruptedException {
    Answer answer = scene.client().get(Scene.DATA);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.askedAt()).isGreaterThan(since);
    scene.assertPoolIsAsBefore();
    if (Bounds.STRICT_IN_FORCE) {
      scene.assertPoolIsFull();
    }
  }
}
