package com.cartsnitch.bls;

/** The input can't be imported. The message is one line that says which file and line, and why. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportException(String message) {
    super(message);
  }
}
