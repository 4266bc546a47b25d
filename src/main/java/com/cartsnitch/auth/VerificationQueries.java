package com.cartsnitch.auth;

import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import java.time.Duration;
import java.util.Optional;

/** Rows of {@code verifications} that let a password be reset. */
final class VerificationQueries {
  private static final Sql INSERT =
      new Sql(
          "verifications.insert",
          """
          INSERT INTO verifications (id, identifier, value, expires_at)
          VALUES (?, 'reset-password:' || CAST(? AS text), ?, now() + CAST(? AS interval))
          """);

  private static final Sql DELETE_EXPIRED =
      new Sql(
          "verifications.delete_expired",
          """
          DELETE FROM verifications
          WHERE value = ? AND identifier LIKE 'reset-password:%' AND expires_at <= now()
          """);

  private static final Sql USER_OF =
      new Sql(
          "verifications.user_of",
          """
          SELECT value FROM verifications
          WHERE identifier = 'reset-password:' || CAST(? AS text) AND expires_at > now()
          """);

  private static final Sql USE =
      new Sql(
          "verifications.use",
          """
          DELETE FROM verifications
          WHERE identifier = 'reset-password:' || CAST(? AS text) AND expires_at > now()
          """);

  private static final Sql DELETE_ALL =
      new Sql(
          "verifications.delete_all",
          "DELETE FROM verifications WHERE value = ? AND identifier LIKE 'reset-password:%'");

  private final SqlSession session;

  VerificationQueries(SqlSession session) {
    this.session = session;
  }

  void insert(String id, String token, String userId, Duration life) {
    session.update(INSERT, id, token, userId, life.toString());
  }

  void deleteExpired(String userId) {
    session.update(DELETE_EXPIRED, userId);
  }

  Optional<String> userOf(String token) {
    return session.first(USER_OF, row -> row.column("value").get(String.class), token);
  }

  boolean use(String token) {
    return session.update(USE, token) > 0;
  }

  void deleteAll(String userId) {
    session.update(DELETE_ALL, userId);
  }
}
