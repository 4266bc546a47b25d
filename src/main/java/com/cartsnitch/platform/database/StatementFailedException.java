package com.cartsnitch.platform.database;

import io.helidon.dbclient.DbClientException;

/** A named statement failed; its causes say why, {@link SqlStates} what that means. */
public final class StatementFailedException extends DbClientException {
  private static final long serialVersionUID = 1L;

  private final String statement;

  public StatementFailedException(String statement, DbClientException cause) {
    super("The statement " + statement + " failed", cause);
    this.statement = statement;
  }

  /** The statement's name. */
  public String statement() {
    return statement;
  }
}
