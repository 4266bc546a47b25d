package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.platform.redis.RedisReply;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/**
 * What all replicas admitted together: a sorted set a subject, decided on by one script on Redis'
 * own clock, in microseconds.
 */
final class RedisLimiter {
  /** KEYS[1] the log; ARGV the limit, how long a request counts, and its id. */
  private static final String ADMIT =
      """
      local key, limit, memory = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      if redis.call('TYPE', key).ok ~= 'zset' then
        redis.call('DEL', key)
      end
      redis.call('ZREMRANGEBYSCORE', key, '-inf', now - memory)
      local held = redis.call('ZCARD', key)
      if held < limit then
        redis.call('ZADD', key, now, ARGV[3])
        redis.call('PEXPIRE', key, math.ceil(memory / 1000))
        return {1, limit - held - 1, 0}
      end
      local last = redis.call('ZRANGE', key, held - limit, held - limit, 'WITHSCORES')
      return {0, 0, last[2] + memory - now}
      """;

  private final RedisCalls redis;

  RedisLimiter(RedisCalls redis) {
    this.redis = redis;
  }

  /** Empty if Redis does not say. */
  Optional<Decision> admit(Limit limit, String subject, String id) {
    RedisReply<List<Object>> reply =
        redis.call(
            client ->
                client
                    .getScript(StringCodec.INSTANCE)
                    .<List<Object>>evalAsync(
                        Mode.READ_WRITE,
                        ADMIT,
                        ReturnType.LIST,
                        List.of(limit.key(subject)),
                        Integer.toString(limit.requests()),
                        Long.toString(micros(limit.memory())),
                        id));
    return Optional.ofNullable(reply.value()).map(RedisLimiter::decision);
  }

  void forget(Limit limit, String subject, String id) {
    redis.call(
        client ->
            client.getScoredSortedSet(limit.key(subject), StringCodec.INSTANCE).removeAsync(id));
  }

  private static Decision decision(List<Object> answer) {
    return number(answer.get(0)) == 1
        ? Decision.admitted(number(answer.get(1)))
        : Decision.refused(Duration.of(number(answer.get(2)), ChronoUnit.MICROS));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
