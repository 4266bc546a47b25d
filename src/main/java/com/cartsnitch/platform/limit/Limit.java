package com.cartsnitch.platform.limit;

import java.time.Duration;

/**
 * At most so many requests of one subject in any window, wherever it starts.
 *
 * @param name tells the limit from others; part of its keys in Redis
 * @param requests how many; at least 1
 * @param window in how long
 */
public record Limit(String name, int requests, Duration window) {
  private static final int SLACK = 600;

  /**
   * How long an admitted request counts: a little longer than the window (0.1 s of a minute),
   * because a client measures the time between answers, and those jitter.
   */
  Duration memory() {
    return window.plus(window.dividedBy(SLACK));
  }

  String key(String subject) {
    return "cartsnitch:limit:" + name + ":" + subject;
  }
}
