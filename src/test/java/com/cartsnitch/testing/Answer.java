package com.cartsnitch.testing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one request was answered.
 *
 * @param path what was asked
 * @param askedAt when, by {@code System.nanoTime}
 * @param elapsed how long the answer took
 * @param status its status; 0 when there was none
 * @param retryAfter its {@code Retry-After}, if it has one
 * @param body its body, or what failed
 */
public record Answer(
    String path,
    long askedAt,
    Duration elapsed,
    int status,
    @Nullable String retryAfter,
    String body) {

  /** How long after a moment it was asked for, in milliseconds. */
  public long millisAfter(long moment) {
    return Duration.ofNanos(askedAt - moment).toMillis();
  }
}
