package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another PostgreSQL becomes the primary, at the same address. */
class FailoverIT {
  private static final Duration START = Duration.ofSeconds(20);

  /** As many connections at rest as there may be. */
  private static final Map<String, String> FULL_POOL =
      Map.of("CARTSNITCH_DB_POOL_SIZE", "30", "CARTSNITCH_DB_MAX_OVERFLOW", "0");

  @TempDir Path folder;
  private PostgresServer old;
  private PostgresServer promoted;
  private TcpProxy address;

  @BeforeEach
  void startServers() throws Exception {
    old = PostgresServer.migrated(folder.resolve("old"));
    promoted = PostgresServer.migrated(folder.resolve("promoted"));
    address = TcpProxy.to(old.port());
  }

  @AfterEach
  void stopServers() throws Exception {
    address.close();
    promoted.close();
    old.close();
  }

  @Test
  @FaultRow("F12")
  void sessionsOfAPrimaryThatBecomesReadOnlyAreLeft() throws Exception {
    try (Scene scene = new Scene(settings(Map.of()))) {
      scene.awaitReady(START);
      long demoted = scene.faultBegins();
      demote(old);
      scene.awaitUnready(scene.bounds().unready());
      assertThat(HealthBodies.body(scene.client().get(Scene.HEALTH)))
          .containsEntry("reason", "read_only");
      // while it lasts, every new connection finds the same
      long end = demoted + scene.bounds().unready().plusSeconds(1).toNanos();
      Thread.sleep(Duration.ofNanos(end - System.nanoTime()));
      long found = scene.faultEnds();
      address.switchTo(promoted.port());
      scene.awaitReadyAgain(scene.bounds().readyAfterFailover());
      scene.stop();
      scene.assertProbesWereAnsweredInTime();
      scene.assertUnavailable(demoted, found, "read_only");
      scene.assertNothingBut200And503();
      assertThat(scene.client().get(Scene.DATA).status()).isEqualTo(200);
      Eventually.waitFor("left", START, () -> sessions(old) == 0);
      scene.assertPoolIsAsBefore();
    }
  }

  @Test
  @FaultRow("F13")
  void connectionsToANodeThatIsLostWithoutAWordAreNotTriedOneByOne() throws Exception {
    try (Scene scene = new Scene(settings(FULL_POOL))) {
      scene.awaitReady(START);
      Eventually.waitFor("full", START, () -> sessions(old) == 30);
      long lost = scene.faultBegins();
      address.strand();
      address.switchTo(promoted.port());
      scene.awaitUnready(scene.bounds().unready());
      scene.awaitReady(scene.bounds().ready());
      Duration recovery = Duration.ofNanos(System.nanoTime() - lost);
      scene.stop();
      Figures.within("ready after the loss", recovery, scene.bounds().ready());
      scene.assertProbesWereAnsweredInTime();
      scene.assertNothingBut200And503();
    }
  }

  private Settings settings(Map<String, String> overrides) {
    return TestSettings.of(TestSettings.database(address.port(), "postgres"), overrides);
  }

  private static void demote(PostgresServer server) throws SQLException {
    try (Connection connection = CommandConnection.open(server.settings());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET default_transaction_read_only = on");
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static int sessions(PostgresServer server) {
    try (Connection connection = CommandConnection.open(server.settings());
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name ="
                    + " 'cartsnitch-api'")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
