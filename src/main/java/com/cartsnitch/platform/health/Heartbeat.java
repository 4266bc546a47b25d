package com.cartsnitch.platform.health;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether a loop turns. */
final class Heartbeat {
  private static final long LIMIT = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanoTime;
  private volatile long last;
  private volatile boolean running;

  Heartbeat(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The loop turns. */
  void beat() {
    last = nanoTime.getAsLong();
    running = true;
  }

  /** The loop was told to end. */
  void end() {
    running = false;
  }

  /** False once the loop, which was not told to end, has not turned for 30 s. */
  boolean alive() {
    return !running || nanoTime.getAsLong() - last < LIMIT;
  }
}
