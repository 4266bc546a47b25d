package com.cartsnitch.platform.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a step of {@link HealthState} asks for. */
sealed interface HealthEffect {

  /** The pool's connections lead to a server that is no good: each is replaced. */
  record Evict() implements HealthEffect {}

  /**
   * The log is told that the database can't be used, or that the reason has changed.
   *
   * @param cause with its stack
   */
  record TellLoss(Reason reason, @Nullable Throwable cause) implements HealthEffect {}

  /**
   * The log is told that the outage goes on.
   *
   * @param failures how many probes have failed since it began
   * @param cause of the last one
   */
  record TellOutage(Reason reason, long failures, @Nullable Throwable cause)
      implements HealthEffect {}

  /**
   * The log is told that the outage is over.
   *
   * @param outage how long it was
   */
  record TellReturn(Duration outage) implements HealthEffect {}
}
