package com.cartsnitch.platform.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found.
 *
 * @param reason why the database can't be used; null when it can
 * @param databaseAnswers whether the last finished {@code SELECT 1} succeeded
 * @param cause what failed, for the log only
 * @param checkedAt when it was found, by {@code System.nanoTime}
 */
public record Verdict(
    @Nullable Reason reason, boolean databaseAnswers, @Nullable Throwable cause, long checkedAt) {

  /** Before the first probe; too old to be believed. */
  static final Verdict UNKNOWN =
      new Verdict(Reason.TIMEOUT, false, null, System.nanoTime() - Duration.ofHours(1).toNanos());

  /** Whether requests can be served. */
  public boolean up() {
    return reason == null;
  }

  static Verdict ready() {
    return new Verdict(null, true, null, System.nanoTime());
  }

  static Verdict down(Reason reason, boolean databaseAnswers, @Nullable Throwable cause) {
    return new Verdict(reason, databaseAnswers, cause, System.nanoTime());
  }
}
