package com.cartsnitch.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. */
public final class Eventually {
  private static final Duration PERIOD = Duration.ofMillis(20);

  private Eventually() {}

  /**
   * Waits.
   *
   * @param what for the failure's message
   * @param patience how long at most
   * @param condition what must become true
   * @return how long it took
   */
  public static Duration waitFor(String what, Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(patience) > 0) {
        throw new AssertionError(what + ": not within " + patience);
      }
      Thread.sleep(PERIOD);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
