package com.cartsnitch.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.testing.CertificateAuthority;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisSentinels;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.RedisWire;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master dies, the sentinel makes another, and the connection follows. */
class RedisSentinelIT {
  private static final int DOWN_AFTER_MILLIS = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** From the sentinel's decision on: a look a second, and a connection. */
  private static final Duration FOLLOWED = Duration.ofSeconds(5);

  @Test
  void followsTheMaster() throws Exception {
    try (RedisSentinels servers = RedisSentinels.start(DOWN_AFTER_MILLIS);
        RedisConnection connection = RedisConnection.create(TestSettings.redis(servers.url()))) {
      Eventually.waitFor("the sentinel", PATIENCE, servers::isComplete);
      connection.start();
      await(connection, State.UP);
      servers.master().kill();
      await(connection, State.DOWN);
      Duration decided =
          Eventually.waitFor("a new master", PATIENCE, () -> isMaster(servers.replica().port()));
      Duration followed = await(connection, State.UP);
      System.out.printf(
          "Failover: decided %s after the loss was seen, followed %s later%n", decided, followed);
      assertThat(followed).isLessThan(FOLLOWED);
      assertThat(RedisWire.say(servers.replica().port(), "INFO", "clients"))
          .doesNotContain("connected_clients:0");
    }
  }

  @Test
  void findsTheMasterOnceTheSentinelAnswers() throws Exception {
    try (RedisSentinels servers = RedisSentinels.start(DOWN_AFTER_MILLIS);
        RedisConnection connection = RedisConnection.create(TestSettings.redis(servers.url()))) {
      servers.sentinel().freeze();
      connection.start();
      servers.sentinel().thaw();
      await(connection, State.UP);
    }
  }

  @Test
  void speaksTlsWithSentinelAndMaster(@TempDir Path folder) throws Exception {
    CertificateAuthority authority = CertificateAuthority.create(folder, "ours");
    CertificateAuthority.Pair shown = authority.issue("localhost", "127.0.0.1");
    try (RedisServer master = RedisServer.startTls(shown, "requirepass s3same");
        RedisServer sentinel =
            RedisServer.startTlsSentinel(
                shown,
                "sentinel monitor cache 127.0.0.1 %d 1".formatted(master.port()),
                "sentinel auth-pass cache s3same");
        RedisConnection connection =
            RedisConnection.create(
                TestSettings.redis(
                    "rediss-sentinel://:s3same@localhost:%d#cache".formatted(sentinel.port()),
                    Optional.of(authority.file())))) {
      connection.start();
      await(connection, State.UP);
    }
  }

  private static Duration await(RedisConnection connection, State state) throws Exception {
    return Eventually.waitFor(state.name(), PATIENCE, () -> connection.state() == state);
  }

  private static boolean isMaster(int port) {
    try {
      return RedisWire.say(port, "INFO", "replication").contains("role:master");
    } catch (IOException _) {
      return false;
    }
  }
}
