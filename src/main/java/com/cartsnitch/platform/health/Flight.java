package com.cartsnitch.platform.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One probe under way; callers that ask meanwhile wait for its result. */
final class Flight {
  private final long number;
  private final long startedAt = System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);

  Flight(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  boolean underWay() {
    return over.getCount() > 0;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  void end() {
    over.countDown();
  }

  /**
   * Waits for its end.
   *
   * @param deadline how old it may become
   * @return whether it ended in time
   */
  boolean await(Duration deadline) throws InterruptedException {
    return over.await(deadline.minus(age()).toNanos(), TimeUnit.NANOSECONDS);
  }
}
