package com.cartsnitch.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.RedisSettings;
import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Redis comes, goes and comes back; nobody waits for it. */
class RedisConnectionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Test
  void followsTheServer() throws Exception {
    int port = FreePort.find();
    try (RedisConnection connection = RedisConnection.create(settings(port))) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DOWN);
      try (RedisServer server = RedisServer.startOn(port)) {
        await(connection, State.UP);
        server.kill();
        await(connection, State.DOWN);
        server.restart();
        await(connection, State.UP);
        server.freeze();
        await(connection, State.DOWN);
        server.thaw();
        await(connection, State.UP);
      }
    }
  }

  @Test
  void startsAndStopsWithoutAServer() throws Exception {
    long start = System.nanoTime();
    try (RedisConnection connection = RedisConnection.create(settings(FreePort.find()))) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DOWN);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
  }

  @Test
  void noneConfiguredIsDisabled() {
    try (RedisConnection connection = RedisConnection.create(RedisSettings.NONE)) {
      connection.start();
      assertThat(connection.state()).isEqualTo(State.DISABLED);
    }
  }

  private static void await(RedisConnection connection, State state) throws Exception {
    Eventually.waitFor(state.name(), PATIENCE, () -> connection.state() == state);
  }

  private static RedisSettings settings(int port) {
    return TestSettings.redis("redis://127.0.0.1:" + port);
  }
}
