package com.cartsnitch.platform.redis;

import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;

/** What Redis itself says when it answers and does not do what it is asked for. */
final class RedisRefusals {
  /** Redisson adds where and what it sent; that may be a value. */
  private static final String REDISSON_ADDS = ". channel:";

  private RedisRefusals() {}

  /**
   * Redis' own words, such as the right that is missing.
   *
   * @param failure of a call
   * @return one line; empty if Redis did not answer
   */
  static String of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      String message = String.valueOf(cause.getMessage());
      int end = message.indexOf(REDISSON_ADDS);
      if (cause instanceof RedisException
          && end >= 0
          && !(cause instanceof RedisTimeoutException)) {
        return message.substring(0, end).lines().findFirst().orElse("");
      }
      cause = cause.getCause();
    }
    return "";
  }
}
