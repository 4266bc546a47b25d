package com.cartsnitch.platform.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a loop does with whatever was thrown in it: tells the log, and goes on. */
final class Survival {
  private static final Logger LOG = LoggerFactory.getLogger(Survival.class);

  private Survival() {}

  /**
   * Survives.
   *
   * @param what failed
   * @param failure anything, an Error too: the log may then fail as well
   */
  static void of(String what, Throwable failure) {
    try {
      LOG.error("{} failed and goes on", what, failure);
    } catch (Throwable _) {
      // there is nothing left to tell it to
    }
  }
}
