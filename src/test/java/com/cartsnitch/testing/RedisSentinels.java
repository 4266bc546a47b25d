package com.cartsnitch.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A master, its replica and one sentinel, which looks after them and alone decides.
 *
 * @param master the master at the beginning
 * @param replica its replica
 * @param sentinel who knows the master
 */
public record RedisSentinels(RedisServer master, RedisServer replica, RedisServer sentinel)
    implements AutoCloseable {
  /** Under which the sentinel knows the master. */
  public static final String MASTER_NAME = "cache";

  /**
   * Starts them.
   *
   * @param downAfterMillis how long the master may be silent
   * @param options further lines of the servers' configuration files
   */
  public static RedisSentinels start(int downAfterMillis, String... options)
      throws IOException, InterruptedException {
    RedisServer master = RedisServer.start(options);
    try {
      List<String> lines = new ArrayList<>(List.of(options));
      lines.add("replicaof 127.0.0.1 " + master.port());
      RedisServer replica = RedisServer.start(lines.toArray(String[]::new));
      try {
        return new RedisSentinels(master, replica, sentinel(master, downAfterMillis));
      } catch (IOException | InterruptedException | RuntimeException e) {
        replica.close();
        throw e;
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      master.close();
      throw e;
    }
  }

  /** As the service is told. */
  public String url() {
    return "redis-sentinel://127.0.0.1:%d/0#%s".formatted(sentinel.port(), MASTER_NAME);
  }

  /** Whether the sentinel knows the replica, without which there is no failover. */
  public boolean isComplete() {
    try {
      String known = RedisWire.say(sentinel.port(), "INFO", "sentinel");
      return known.contains("status=ok") && known.contains("slaves=1");
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    sentinel.close();
    replica.close();
    master.close();
  }

  private static RedisServer sentinel(RedisServer master, int downAfterMillis)
      throws IOException, InterruptedException {
    return RedisServer.startSentinel(
        "sentinel monitor %s 127.0.0.1 %d 1".formatted(MASTER_NAME, master.port()),
        "sentinel down-after-milliseconds %s %d".formatted(MASTER_NAME, downAfterMillis),
        "sentinel failover-timeout %s 10000".formatted(MASTER_NAME));
  }
}
