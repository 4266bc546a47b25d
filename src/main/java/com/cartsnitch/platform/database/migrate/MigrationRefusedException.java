package com.cartsnitch.platform.database.migrate;

/** The database was made by another tool; nothing in it was touched. The message is one line. */
public final class MigrationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationRefusedException(String message) {
    super(message);
  }
}
