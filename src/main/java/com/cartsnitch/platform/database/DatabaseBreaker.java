package com.cartsnitch.platform.database;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The circuit breaker of the database: open while it is known to be away, so that requests are
 * refused in milliseconds instead of waiting for a connection. Two failed probes in a row open it;
 * the first success of a probe or of any statement closes it.
 */
public final class DatabaseBreaker {
  private static final int FAILURES_TO_OPEN = 2;

  private final AtomicInteger failures = new AtomicInteger();

  /** Whether requests are refused. */
  public boolean isOpen() {
    return failures.get() >= FAILURES_TO_OPEN;
  }

  /**
   * Notes that a probe failed for another reason than an exhausted pool.
   *
   * @return whether this failure opened the breaker
   */
  public boolean probeFailed() {
    return failures.getAndUpdate(count -> Math.min(count + 1, FAILURES_TO_OPEN))
        == FAILURES_TO_OPEN - 1;
  }

  /** Notes that the database answered. */
  public void succeeded() {
    // a read is cheaper than a write on every statement
    if (failures.get() != 0) {
      failures.set(0);
    }
  }
}
