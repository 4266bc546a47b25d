package com.cartsnitch.auth;

import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import java.util.Optional;

final class SessionQueries {
  // A session whose user is gone is none.
  private static final Sql BY_TOKEN =
      new Sql(
          "sessions.by_token",
          """
          SELECT s.user_id, s.expires_at <= now() AS expired
          FROM sessions s
          JOIN users u ON u.id = s.user_id
          WHERE s.token = ?
          """);

  private final SqlSession session;

  SessionQueries(SqlSession session) {
    this.session = session;
  }

  Optional<StoredSession> byToken(String token) {
    return session.first(
        BY_TOKEN,
        row ->
            new StoredSession(
                row.column("user_id").get(String.class), row.column("expired").get(Boolean.class)),
        token);
  }

  /**
   * A session as it was found.
   *
   * @param userId whose it is
   * @param expired whether its time is over
   */
  record StoredSession(String userId, boolean expired) {}
}
