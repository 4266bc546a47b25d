package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.crypto.RandomTokens;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides on requests. What this replica admitted alone counts against the limit too: so a client
 * that is over it by that costs no call to Redis, and nothing is forgotten when Redis goes away or
 * comes back empty.
 */
final class RateLimiter {
  private static final int PREFIX_LENGTH = 12;

  private final LocalLimiter local;
  private final Optional<RedisLimiter> shared;
  // two replicas never make the same id
  private final String prefix = RandomTokens.alphanumeric().substring(0, PREFIX_LENGTH);
  private final AtomicLong count = new AtomicLong();

  RateLimiter(LocalLimiter local, Optional<RedisLimiter> shared) {
    this.local = local;
    this.shared = shared;
  }

  /**
   * Admits a request, if the limit lets it; it counts then.
   *
   * @param subject whose requests are counted
   */
  Admission admit(Limit limit, String subject) {
    String id = prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
    return new Admission(limit, subject, id, decide(limit, subject, id));
  }

  private Decision decide(Limit limit, String subject, String id) {
    Decision alone = local.admit(limit, subject, id);
    if (!alone.allowed()) {
      return alone;
    }
    Optional<Decision> together = shared.flatMap(redis -> redis.admit(limit, subject, id));
    if (together.isEmpty()) {
      return alone;
    }
    if (!together.get().allowed()) {
      local.forget(limit, subject, id);
      return together.get();
    }
    return Decision.admitted(Math.min(alone.remaining(), together.get().remaining()));
  }

  /** Lets an admitted request not count any more. */
  void forget(Admission admission) {
    local.forget(admission.limit, admission.subject, admission.id);
    shared.ifPresent(redis -> redis.forget(admission.limit, admission.subject, admission.id));
  }

  /** A request and what was decided. */
  record Admission(Limit limit, String subject, String id, Decision decision) {}
}
