package com.cartsnitch.platform.redis;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that waited for Redis in vain does not wait a second time, however many stations on its
 * way ask.
 */
public final class RedisPatience {
  private static final ScopedValue<AtomicBoolean> LOST = ScopedValue.newInstance();

  private RedisPatience() {}

  /** Runs a request. */
  public static void within(Runnable request) {
    ScopedValue.where(LOST, new AtomicBoolean()).run(request);
  }

  static boolean isLost() {
    return LOST.isBound() && LOST.get().get();
  }

  static void lose() {
    if (LOST.isBound()) {
      LOST.get().set(true);
    }
  }
}
