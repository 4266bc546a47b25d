package com.cartsnitch.platform.health;

import org.jspecify.annotations.Nullable;

/**
 * What one look at the database came to.
 *
 * @param reason why the database can't be used; null when it can
 * @param cause what failed, for the log only
 * @param connected whether it was found on a connection of the pool, which is then as bad
 */
record Finding(@Nullable Reason reason, @Nullable Throwable cause, boolean connected) {

  static Finding ok() {
    return new Finding(null, null, true);
  }

  /** There was no connection to look with. */
  static Finding unconnected(Reason reason, @Nullable Throwable cause) {
    return new Finding(reason, cause, false);
  }

  /** A connection of the pool is no good. */
  static Finding connected(Reason reason, @Nullable Throwable cause) {
    return new Finding(reason, cause, true);
  }
}
