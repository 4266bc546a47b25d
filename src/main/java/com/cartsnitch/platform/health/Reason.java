package com.cartsnitch.platform.health;

import java.util.Locale;

/** Why the service is not ready. */
public enum Reason {
  UNREACHABLE,
  TOO_MANY_CONNECTIONS,
  POOL_EXHAUSTED,
  TIMEOUT,
  AUTH,
  READ_ONLY,
  SCHEMA,
  DRAINING;

  /** The word that stands in the body. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
