package com.cartsnitch.platform.health;

/** Whether the service was told to stop. Once begun, a drain is not taken back. */
public final class Drain {
  private volatile boolean draining;

  /** The service was told to stop: from now on it is not ready. */
  public void begin() {
    draining = true;
  }

  /** Whether it was. */
  public boolean draining() {
    return draining;
  }
}
