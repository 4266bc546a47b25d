package com.cartsnitch.platform.http;

/** A listener could not be opened. The message is one line for the operator. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
