package com.cartsnitch.platform.database;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets one in ten units of work be repeated, so that repeating does not double the load of a server
 * that fails. Some are saved up for a service that has little to do.
 */
final class RetryBudget {
  private static final int COST = 10;
  private static final int MOST = 10 * COST;

  private final AtomicInteger saved = new AtomicInteger(MOST);

  /** A unit of work has begun. */
  void earn() {
    // a read is cheaper than a write on every statement
    if (saved.get() < MOST) {
      saved.updateAndGet(value -> Math.min(value + 1, MOST));
    }
  }

  /** Takes what one repetition costs; whether it was there. */
  boolean spend() {
    return saved.getAndUpdate(value -> value < COST ? value : value - COST) >= COST;
  }
}
