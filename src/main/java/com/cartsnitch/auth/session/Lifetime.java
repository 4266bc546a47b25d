package com.cartsnitch.auth.session;

import java.time.Duration;

/** How long a session lives from when it is opened or extended. */
public enum Lifetime {
  /** The browser may keep it, and it is extended while it is used. */
  REMEMBERED(Duration.ofDays(7)),
  /** The browser forgets it when it is closed. */
  UNTIL_CLOSED(Duration.ofDays(1));

  private final Duration duration;

  Lifetime(Duration duration) {
    this.duration = duration;
  }

  /** For a session that is to be remembered, or not. */
  public static Lifetime of(boolean remember) {
    return remember ? REMEMBERED : UNTIL_CLOSED;
  }

  /** How long. */
  public Duration duration() {
    return duration;
  }
}
