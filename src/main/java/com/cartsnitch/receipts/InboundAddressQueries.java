package com.cartsnitch.receipts;

import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import java.util.Optional;

final class InboundAddressQueries {
  private static final Sql TOKEN =
      new Sql("inbound_addresses.token", "SELECT email_inbound_token FROM users WHERE id = ?");

  private final SqlSession session;

  InboundAddressQueries(SqlSession session) {
    this.session = session;
  }

  Optional<String> token(String userId) {
    return session.first(TOKEN, row -> row.column(1).get(String.class), userId);
  }
}
