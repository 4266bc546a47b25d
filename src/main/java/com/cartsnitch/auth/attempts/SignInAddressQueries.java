package com.cartsnitch.auth.attempts;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;

/** The networks from which users signed in. */
final class SignInAddressQueries {
  // one that was noted within the last day is not written again
  private static final SqlStatement NOTE =
      new SqlStatement(
          "sign_in_addresses.note",
          """
          INSERT INTO sign_in_addresses AS a (user_id, network)
          SELECT u.id, ? FROM users u WHERE lower(u.email) = ?
          ON CONFLICT (user_id, network) DO UPDATE SET last_used_at = now()
          WHERE a.last_used_at < now() - interval '1 day'
          """);

  private static final SqlStatement KNOWN =
      new SqlStatement(
          "sign_in_addresses.known",
          """
          SELECT 1 AS one FROM sign_in_addresses a JOIN users u ON u.id = a.user_id
          WHERE lower(u.email) = ? AND a.network = ?
            AND a.last_used_at > now() - interval '30 days'
          """);

  private final SqlRunner session;

  SignInAddressQueries(SqlRunner session) {
    this.session = session;
  }

  void note(String email, String network) {
    session.update(NOTE, network, email);
  }

  boolean known(String email, String network) {
    return session
        .first(KNOWN, row -> row.column("one").get(Integer.class), email, network)
        .isPresent();
  }
}
