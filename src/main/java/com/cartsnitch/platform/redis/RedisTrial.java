package com.cartsnitch.platform.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Asks Redis for everything that the service will ask it for, on keys of its own beside the
 * service's: a user who lacks the right to one of the commands is no better than no Redis.
 */
final class RedisTrial {
  private static final String ANSWER_KEY = "cartsnitch:public:trial";
  private static final String LIMIT_KEY = "cartsnitch:limit:trial";
  private static final Duration TTL = Duration.ofSeconds(10);

  /** The commands of the limiter's script; an old Redis does not name the one it refuses. */
  private static final String SCRIPT =
      """
      local key = KEYS[1]
      local commands = {
        {'TIME'},
        {'TYPE', key},
        {'DEL', key},
        {'ZADD', key, 1, ARGV[1]},
        {'ZREMRANGEBYSCORE', key, '-inf', 0},
        {'ZCARD', key},
        {'ZRANGE', key, 0, 0, 'WITHSCORES'},
        {'PEXPIRE', key, ARGV[2]},
      }
      for _, command in ipairs(commands) do
        local answer = redis.pcall(unpack(command))
        if type(answer) == 'table' and answer.err then
          return redis.error_reply(command[1] .. ': ' .. answer.err)
        end
      end
      return 1
      """;

  private final RedissonClient client;

  RedisTrial(RedissonClient client) {
    this.client = client;
  }

  /** Begins to ask; fails with the first thing that Redis does not do. */
  CompletableFuture<?> begin() {
    RBucket<String> bucket = client.getBucket(ANSWER_KEY, StringCodec.INSTANCE);
    CompletableFuture<?>[] answers =
        List.of(
                script(),
                client.getScoredSortedSet(LIMIT_KEY, StringCodec.INSTANCE).removeAsync("other"),
                bucket.setAsync("trial", TTL),
                bucket.getAsync(),
                bucket.deleteAsync())
            .stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(answers);
  }

  private CompletionStage<Long> script() {
    return client
        .getScript(StringCodec.INSTANCE)
        .evalAsync(
            Mode.READ_WRITE,
            SCRIPT,
            ReturnType.LONG,
            List.of(LIMIT_KEY),
            "trial",
            Long.toString(TTL.toMillis()));
  }
}
