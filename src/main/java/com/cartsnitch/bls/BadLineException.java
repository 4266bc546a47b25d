package com.cartsnitch.bls;

/** A line of input makes no sense; the message says why. */
final class BadLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message, null, false, false);
  }
}
