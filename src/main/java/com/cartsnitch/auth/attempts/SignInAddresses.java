package com.cartsnitch.auth.attempts;

import com.cartsnitch.platform.database.SqlRunner;

/** From where users signed in within the last 30 days. */
public final class SignInAddresses {
  private final SignInAddressQueries queries;

  public SignInAddresses(SqlRunner session) {
    this.queries = new SignInAddressQueries(session);
  }

  /**
   * Notes that a user signed in.
   *
   * @param email the user's address, in lower case
   * @param network from where
   */
  void note(String email, String network) {
    queries.note(email, network);
  }

  /**
   * Whether a user signed in from there lately.
   *
   * @param email the user's address, in lower case
   */
  boolean known(String email, String network) {
    return queries.known(email, network);
  }
}
