package com.cartsnitch.command;

/** A command can't do what it was told, for a reason that one line says. */
final class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandRefusedException(String message) {
    super(message);
  }
}
