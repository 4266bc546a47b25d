package com.cartsnitch.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisCluster;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.RedisWire;
import com.cartsnitch.testing.TestSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Three masters, each with a third of the keys. */
class RedisClusterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int KEYS = 60;

  @Test
  void findsTheNodeOfEveryKey() throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3)) {
      RedissonClient client =
          Redisson.create(new RedissonSetup(TestSettings.redis(cluster.url())).config());
      try {
        for (int i = 0; i < KEYS; i++) {
          client.getBucket("key:" + i, StringCodec.INSTANCE).set("value");
        }
        int total = 0;
        for (RedisServer node : cluster.nodes()) {
          int held = Integer.parseInt(RedisWire.say(node.port(), "DBSIZE").substring(1));
          assertThat(held).isPositive();
          total += held;
        }
        assertThat(total).isEqualTo(KEYS);
      } finally {
        client.shutdown(0, 2, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void followsTheCluster() throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3);
        RedisConnection connection = RedisConnection.create(TestSettings.redis(cluster.url()))) {
      connection.start();
      await(connection, State.UP);
      for (RedisServer node : cluster.nodes()) {
        node.freeze();
      }
      await(connection, State.DOWN);
      for (RedisServer node : cluster.nodes()) {
        node.thaw();
      }
      await(connection, State.UP);
    }
  }

  @Test
  void startsWithAThirdOfItAway() throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3)) {
      // the probe's key is in the middle third
      cluster.nodes().getFirst().kill();
      try (RedisConnection connection = RedisConnection.create(TestSettings.redis(cluster.url()))) {
        connection.start();
        await(connection, State.UP);
      }
    }
  }

  private static void await(RedisConnection connection, State state) throws Exception {
    Eventually.waitFor(state.name(), PATIENCE, () -> connection.state() == state);
  }
}
