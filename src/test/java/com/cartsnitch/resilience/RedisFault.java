package com.cartsnitch.resilience;

import com.cartsnitch.testing.RedisServer;
import redis.clients.jedis.Jedis;

/** What may happen to Redis, and how it ends. */
enum RedisFault {
  KILLED {
    @Override
    void begin(RedisServer redis) throws Exception {
      redis.kill();
    }

    @Override
    void end(RedisServer redis) throws Exception {
      redis.restart();
    }
  },
  FROZEN {
    @Override
    void begin(RedisServer redis) throws Exception {
      redis.freeze();
    }

    @Override
    void end(RedisServer redis) throws Exception {
      redis.thaw();
    }
  },
  FULL {
    @Override
    void begin(RedisServer redis) {
      limitMemory(redis, "1");
    }

    @Override
    void end(RedisServer redis) {
      limitMemory(redis, "0");
    }
  },
  RESTARTED {
    @Override
    void begin(RedisServer redis) throws Exception {
      redis.restart();
    }

    @Override
    void end(RedisServer redis) throws Exception {
      redis.restart();
    }
  };

  abstract void begin(RedisServer redis) throws Exception;

  abstract void end(RedisServer redis) throws Exception;

  private static void limitMemory(RedisServer redis, String bytes) {
    try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
      jedis.configSet("maxmemory", bytes);
    }
  }
}
