package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.CrashRecovery;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL listens but refuses all logins, because it recovers from a crash. */
@ChaosOnly
@FaultRow("F11")
class RecoveryIT {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration BREAKER_OPEN = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void isWaitedFor() throws Exception {
    try (PostgresServer postgres = PostgresServer.migrated(folder);
        CapturedLog log = CapturedLog.of("com.cartsnitch.platform.health");
        Scene scene = new Scene(TestSettings.of(postgres.settings(), Map.of()))) {
      // the tests' servers acknowledge before they write, and lose that in a crash
      postgres.console().execute("ALTER DATABASE postgres SET synchronous_commit = 'on'");
      postgres.console().execute("INSERT INTO stores (name, slug) VALUES ('Corner', 'corner')");
      scene.awaitReady(START);
      long lost = scene.faultBegins();
      CrashRecovery.begin(postgres.settings());
      Eventually.waitFor("recovering", START, () -> "57P03".equals(refusal(postgres)));
      Duration recovery =
          Eventually.waitFor("recovered", LONGEST, () -> refusal(postgres).isEmpty());
      long found = scene.faultEnds();
      Duration ready = scene.awaitReady(scene.bounds().ready());
      scene.stop();
      Figures.atLeast("recovery, in which logins are refused", recovery, BREAKER_OPEN);
      Figures.within("ready after the recovery", ready, scene.bounds().ready());
      scene.assertProbesWereAnsweredInTime();
      scene.assertUnavailable(lost, found, "unreachable");
      scene.assertNothingBut200And503();
      assertRefused(scene, lost, found);
      assertThat(log.lines()).anyMatch(line -> line.contains("is in recovery mode"));
      assertThat(scene.client().get(Scene.DATA).body()).contains("corner");
      scene.assertPoolIsAsBefore();
    }
  }

  private static void assertRefused(Scene scene, long lost, long found) {
    List<Answer> during =
        scene.data().stream()
            .filter(answer -> answer.askedAt() + answer.elapsed().toNanos() < found)
            .toList();
    assertThat(during)
        .filteredOn(answer -> answer.askedAt() - lost > scene.bounds().unready().toNanos())
        .isNotEmpty()
        .extracting(Answer::status)
        .containsOnly(503);
    Duration longest =
        during.stream()
            .filter(answer -> answer.askedAt() - lost > BREAKER_OPEN.toNanos())
            .map(Answer::elapsed)
            .max(Duration::compareTo)
            .orElseThrow();
    Figures.within("a request refused while it recovers", longest, scene.bounds().atOnce());
  }

  /** The state that a login is refused with; empty if it is not. */
  private static String refusal(PostgresServer server) {
    try (Connection _ = CommandConnection.open(server.settings())) {
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }
}
