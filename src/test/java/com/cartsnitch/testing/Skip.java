package com.cartsnitch.testing;

import org.junit.jupiter.api.Assumptions;

/**
 * Ends a test that this machine has not got what it needs for, and says so: Maven names no reason.
 */
public final class Skip {

  private Skip() {}

  /**
   * Skips the test unless it has what it needs.
   *
   * @param possible whether it has
   * @param missing what is not there, in a line
   */
  public static void unless(boolean possible, String missing) {
    if (!possible) {
      because(missing);
    }
  }

  /** Skips the test; says in a line what is not there. */
  public static void because(String missing) {
    System.out.println("Skipped: " + missing);
    Assumptions.abort(missing);
  }
}
