package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.redis.RedisCalls;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All the limits, counted by one limiter.
 *
 * @param requests on a request's way in
 * @param passwords on work with passwords
 * @param letters on mails that can be requested without signing in
 */
public record Limits(RateLimits requests, PasswordLimits passwords, LetterLimits letters) {

  /**
   * Makes them.
   *
   * @param settings how much is let through
   * @param addresses tells from where a request comes
   * @param redis where the replicas count together
   * @param refusals told the limit of every request that is refused
   */
  public static Limits create(
      RateLimitSettings settings,
      ClientAddress addresses,
      RedisCalls redis,
      Consumer<String> refusals) {
    RateLimiter limiter =
        new RateLimiter(
            new LocalLimiter(Ticker.systemTicker()),
            settings.redisEnabled() ? Optional.of(new RedisLimiter(redis)) : Optional.empty());
    Optional<LimitGate> gate =
        settings.enabled() ? Optional.of(new LimitGate(limiter, refusals)) : Optional.empty();
    return new Limits(
        new RateLimits(gate, settings, addresses),
        new PasswordLimits(gate, settings),
        new LetterLimits(gate));
  }
}
