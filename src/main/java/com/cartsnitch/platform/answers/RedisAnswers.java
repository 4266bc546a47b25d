package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.redis.RedisCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/** Answers in Redis, which all replicas share. What is no answer there is deleted. */
final class RedisAnswers {
  private static final String PREFIX = "cartsnitch:public:";
  private static final byte[] NO_ANSWER = {};

  private final RedisCalls redis;
  private final Duration ttl;

  RedisAnswers(RedisCalls redis, Duration ttl) {
    this.redis = redis;
    this.ttl = ttl;
  }

  /** Empty also if Redis doesn't say. */
  Optional<KeptAnswer> find(String key) {
    byte[] found = redis.call(client -> read(bucket(client, key))).value();
    if (found == null) {
      return Optional.empty();
    }
    Optional<KeptAnswer> answer = KeptAnswer.decode(found);
    if (answer.isEmpty()) {
      redis.tell(client -> bucket(client, key).deleteAsync());
    }
    return answer;
  }

  /** The call is not waited for. */
  void keep(String key, KeptAnswer answer) {
    byte[] bytes = answer.encode();
    redis.tell(client -> bucket(client, key).setAsync(bytes, ttl));
  }

  private static RBucket<byte[]> bucket(RedissonClient client, String key) {
    return client.getBucket(PREFIX + key, ByteArrayCodec.INSTANCE);
  }

  /** A key of another type is none of Redis' failures. */
  private static CompletionStage<byte[]> read(RBucket<byte[]> bucket) {
    return bucket
        .getAsync()
        .exceptionally(
            failure -> {
              if (String.valueOf(failure.getMessage()).contains("WRONGTYPE")) {
                return NO_ANSWER;
              }
              throw new IllegalStateException(failure);
            });
  }
}
