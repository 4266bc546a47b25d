package com.cartsnitch.platform.health;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tries a connection beside the pool while all of the pool's are in use: otherwise a server that
 * has died under as many statements as there are connections looks like an exhausted pool. One at a
 * time, and one a second.
 */
final class Canary {
  private static final long PERIOD = Duration.ofSeconds(1).toNanos();

  private final AtomicBoolean flying = new AtomicBoolean();
  private volatile long startedAt = System.nanoTime() - PERIOD;

  /**
   * Sends it, unless it has been sent within a second or is under way.
   *
   * @param trial the connection, and what is done with what it shows
   */
  void send(Runnable trial) {
    if (System.nanoTime() - startedAt < PERIOD || !flying.compareAndSet(false, true)) {
      return;
    }
    startedAt = System.nanoTime();
    Thread.ofVirtual().name("health-canary").start(() -> fly(trial));
  }

  private void fly(Runnable trial) {
    try {
      trial.run();
    } finally {
      flying.set(false);
    }
  }
}
