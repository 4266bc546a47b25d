package com.cartsnitch.receipts;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import java.util.Optional;

final class InboundAddressQueries {
  private static final SqlStatement TOKEN =
      new SqlStatement(
          "inbound_addresses.token", "SELECT email_inbound_token FROM users WHERE id = ?");

  private final SqlRunner session;

  InboundAddressQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<String> token(String userId) {
    return session.first(TOKEN, row -> row.column(1).get(String.class), userId);
  }
}
