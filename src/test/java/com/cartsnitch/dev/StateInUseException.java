package com.cartsnitch.dev;

/** Another run holds the state. The message is one line. */
final class StateInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateInUseException(String message) {
    super(message);
  }
}
