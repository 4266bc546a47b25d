package com.cartsnitch.platform.database;

/** The schema is older than this version of the service needs. */
public final class SchemaOutdatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SchemaOutdatedException(int revision, int required) {
    super(
        "The schema is at revision %d and this version needs %d: run migrate first"
            .formatted(revision, required));
  }

  public SchemaOutdatedException(StatementFailedException failure) {
    super("The schema is older than this version needs: run migrate first", failure);
  }
}
