package com.cartsnitch.platform.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What probes are told of the database.
 *
 * @param reason why it can't be used; null when it can
 * @param databaseAnswers whether the last finished {@code SELECT 1} succeeded
 * @param checkedAt when it was found, by {@code System.nanoTime}
 */
public record Verdict(@Nullable Reason reason, boolean databaseAnswers, long checkedAt) {

  /** Before the first probe; too old to be believed. */
  static final Verdict UNKNOWN =
      new Verdict(Reason.TIMEOUT, false, System.nanoTime() - Duration.ofHours(1).toNanos());

  /** Whether requests can be served. */
  public boolean up() {
    return reason == null;
  }

  static Verdict ready(long at) {
    return new Verdict(null, true, at);
  }

  static Verdict down(Reason reason, boolean databaseAnswers, long at) {
    return new Verdict(reason, databaseAnswers, at);
  }
}
