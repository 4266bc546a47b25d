package com.cartsnitch.platform.redis;

import org.jspecify.annotations.Nullable;

/**
 * What came of a call to Redis.
 *
 * @param answered whether Redis answered
 * @param value what it said; null also where it had nothing to say
 */
public record RedisReply<T>(boolean answered, @Nullable T value) {

  /** Redis was not asked, did not answer in time, or refused. */
  static <T> RedisReply<T> none() {
    return new RedisReply<>(false, null);
  }
}
