package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.NetworkNamespace;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The primary's node is lost without a reset, and its synchronous standby is promoted behind the
 * same address. What was acknowledged before is there afterwards.
 */
@ChaosOnly
@FaultRow("F13")
class NodeLossIT {
  private static final Duration START = Duration.ofSeconds(20);

  private static final String SYNCHRONOUS =
      "SELECT pid FROM pg_stat_replication WHERE sync_state = 'sync'";

  @TempDir Path folder;
  private PostgresServer primary;
  private PostgresServer standby;

  @BeforeEach
  void startServers() throws Exception {
    primary = PostgresServer.migrated(folder.resolve("primary"));
    // before the standby has it: alone, a primary must not wait for another
    primary.console().execute("ALTER DATABASE postgres SET synchronous_commit = 'on'");
    standby = PostgresServer.replicaOf(primary, folder);
    primary.console().execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
    primary.console().execute("SELECT pg_reload_conf()");
    Eventually.waitFor("synchronous", START, () -> !primary.console().rows(SYNCHRONOUS).isEmpty());
    SignedInUsers.make(primary.console(), 1);
  }

  @AfterEach
  void stopServers() throws Exception {
    standby.close();
    primary.close();
  }

  /** Every packet from there is dropped. */
  @Test
  void losesNothingWhereThePacketsAreLost() throws Exception {
    try (NetworkNamespace node = NetworkNamespace.open();
        ServerSocket listener = node.listen();
        TcpProxy address = TcpProxy.on(listener, primary.port())) {
      failOver(
          address,
          listener.getInetAddress(),
          node::loseEverything,
          () -> {
            address.strand();
            node.loseNothing();
          });
    }
  }

  /** Connections are taken, and nothing is said on them. */
  @Test
  void losesNothingWhereTheNodeIsSilent() throws Exception {
    try (TcpProxy address = TcpProxy.to(primary.port())) {
      failOver(
          address,
          InetAddress.getLoopbackAddress(),
          address::blackHole,
          () -> {
            address.strand();
            address.pass();
          });
    }
  }

  private void failOver(TcpProxy address, InetAddress host, Step lose, Step heal) throws Exception {
    try (Scene scene = new Scene(TestSettings.of(primary.settings(), settings(address, host)));
        ListWriter writer = new ListWriter(scene.port())) {
      scene.awaitReady(START);
      Eventually.waitFor("written", START, () -> writer.acknowledged().size() > 10);
      lose.run();
      primary.freeze();
      long lost = scene.faultBegins();
      int before = writer.acknowledged().size();
      scene.awaitUnready(scene.bounds().unready());
      Thread.sleep(scene.bounds().refused().plusSeconds(1)); // until an operator decides
      address.switchTo(standby.port());
      heal.run();
      standby.promote();
      long found = scene.faultEnds();
      Duration recovery = scene.awaitReady(scene.bounds().ready());
      Eventually.waitFor("written", START, () -> writer.acknowledged().size() > before + 10);
      writer.stop();
      scene.stop();
      Figures.within("ready after the promotion", recovery, scene.bounds().ready());
      scene.assertProbesWereAnsweredInTime();
      scene.assertUnavailable(lost, found, "timeout", "unreachable", "read_only");
      scene.assertDataWasRefusedAtOnce(lost, found);
      scene.assertNothingBut200And503();
      assertWrittenOnce(writer);
      scene.assertPoolIsAsBefore();
    }
  }

  private void assertWrittenOnce(ListWriter writer) {
    assertThat(writer.statuses()).contains(201, 503).isSubsetOf(201, 503);
    List<String> written = standby.console().rows("SELECT name FROM shopping_lists");
    assertThat(written).doesNotHaveDuplicates().containsAll(writer.acknowledged());
  }

  private static Map<String, String> settings(TcpProxy address, InetAddress host) {
    return Map.of(
        "CARTSNITCH_DATABASE_URL",
        "postgresql://postgres:postgres@%s:%d/postgres"
            .formatted(host.getHostAddress(), address.port()));
  }

  private interface Step {
    void run() throws Exception;
  }
}
