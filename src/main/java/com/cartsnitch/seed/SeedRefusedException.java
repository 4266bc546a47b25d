package com.cartsnitch.seed;

/** Nothing was written. The message is one line that says why, and what to do. */
public final class SeedRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SeedRefusedException(String message) {
    super(message);
  }
}
