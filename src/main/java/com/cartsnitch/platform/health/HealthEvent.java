package com.cartsnitch.platform.health;

import org.jspecify.annotations.Nullable;

/** What happens to {@link HealthState}. Times are of {@code System.nanoTime}. */
sealed interface HealthEvent {

  /** When it happened. */
  long at();

  /**
   * A probe has ended.
   *
   * @param flight its number; they are counted from 1
   * @param finding what it found
   */
  record Landed(long flight, Finding finding, long at) implements HealthEvent {}

  /**
   * A probe is still under way when its deadline is over.
   *
   * @param flight its number
   * @param exhausted whether it waits for one of the pool's connections, all of which are in use
   */
  record Overdue(long flight, boolean exhausted, long at) implements HealthEvent {}

  /**
   * The canary has ended: a connection beside the pool, tried while all of the pool's are in use.
   *
   * @param loss why the database did not answer it; null when it did
   * @param cause what failed, for the log only
   */
  record CanaryEnded(@Nullable Reason loss, @Nullable Throwable cause, long at)
      implements HealthEvent {}

  /** A statement of a request succeeded. */
  record Answered(long at) implements HealthEvent {}
}
