package com.cartsnitch.stores;

/** A stored text is no Fernet token that one of the keys made. Its message tells nothing of it. */
final class UnreadableTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableTokenException(String reason) {
    super(reason, null, false, false);
  }
}
