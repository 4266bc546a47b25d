package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.platform.limit.RateLimiter.Admission;
import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.platform.redis.RedisCalls.Outcome;
import com.cartsnitch.platform.redis.RedisConnection;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestSettings;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The limiter of one replica, with its own connection to Redis. */
final class Replica implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Map<Outcome, AtomicInteger> outcomes = new EnumMap<>(Outcome.class);
  private final RedisConnection connection;
  private final RateLimiter limiter;

  Replica(String redisUrl) {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new AtomicInteger());
    }
    connection =
        RedisConnection.create(
            TestSettings.of(
                    TestSettings.database(1, "none"), Map.of("CARTSNITCH_REDIS_URL", redisUrl))
                .redis());
    connection.start();
    RedisCalls calls = new RedisCalls(connection, outcome -> count(outcome).incrementAndGet());
    limiter =
        new RateLimiter(
            new LocalLimiter(Ticker.systemTicker()), Optional.of(new RedisLimiter(calls)));
  }

  Replica await(State state) throws InterruptedException {
    Eventually.waitFor("Redis is " + state, PATIENCE, () -> connection.state() == state);
    return this;
  }

  Decision admit(Limit limit, String subject) {
    return limiter.admit(limit, subject).decision();
  }

  Admission admission(Limit limit, String subject) {
    return limiter.admit(limit, subject);
  }

  /** The limit on letters as it keeps it. */
  LetterLimits letters() {
    return new LetterLimits(Optional.of(new LimitGate(limiter, _ -> {})));
  }

  void forget(Admission admission) {
    limiter.forget(admission);
  }

  /** How many calls to Redis ended so. */
  AtomicInteger count(Outcome outcome) {
    AtomicInteger count = outcomes.get(outcome);
    if (count == null) {
      throw new IllegalArgumentException(outcome.name());
    }
    return count;
  }

  @Override
  public void close() {
    connection.close();
  }
}
