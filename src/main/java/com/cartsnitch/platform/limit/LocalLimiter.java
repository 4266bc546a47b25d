package com.cartsnitch.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * What this replica admitted by itself. It counts all the time, not only while Redis is away, so
 * that its counts are there when they are needed.
 */
final class LocalLimiter {
  // beyond that the least used are forgotten; a subject needs some hundred bytes
  private static final int MAX_SUBJECTS = 100_000;

  private final Ticker clock;
  private final Cache<Subject, SlidingLog> logs;

  LocalLimiter(Ticker clock) {
    this.clock = clock;
    this.logs =
        Caffeine.newBuilder()
            .ticker(clock)
            .maximumSize(MAX_SUBJECTS)
            .expireAfter(Expiry.<Subject, SlidingLog>accessing((subject, _) -> subject.memory()))
            .build();
  }

  Decision admit(Limit limit, String subject, String id) {
    return logs.get(new Subject(limit, subject), _ -> new SlidingLog())
        .admit(limit, id, clock.read());
  }

  void forget(Limit limit, String subject, String id) {
    SlidingLog log = logs.getIfPresent(new Subject(limit, subject));
    if (log != null) {
      log.forget(id);
    }
  }

  private record Subject(Limit limit, String name) {
    Duration memory() {
      return limit.memory();
    }
  }
}
