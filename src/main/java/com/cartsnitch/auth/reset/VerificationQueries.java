package com.cartsnitch.auth.reset;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import java.time.Duration;
import java.util.Optional;

/** Rows of {@code verifications} that let a password be reset. */
final class VerificationQueries {
  private static final SqlStatement INSERT =
      new SqlStatement(
          "verifications.insert",
          """
          INSERT INTO verifications (id, identifier, value, expires_at)
          VALUES (?, 'reset-password:' || CAST(? AS text), ?, now() + CAST(? AS interval))
          """);

  private static final SqlStatement DELETE_EXPIRED =
      new SqlStatement(
          "verifications.delete_expired",
          """
          DELETE FROM verifications
          WHERE value = ? AND identifier LIKE 'reset-password:%' AND expires_at <= now()
          """);

  private static final SqlStatement USER_OF =
      new SqlStatement(
          "verifications.user_of",
          """
          SELECT value FROM verifications
          WHERE identifier = 'reset-password:' || CAST(? AS text) AND expires_at > now()
          """);

  private static final SqlStatement USE =
      new SqlStatement(
          "verifications.use",
          """
          DELETE FROM verifications
          WHERE identifier = 'reset-password:' || CAST(? AS text) AND expires_at > now()
          """);

  private static final SqlStatement DELETE_ALL =
      new SqlStatement(
          "verifications.delete_all",
          "DELETE FROM verifications WHERE value = ? AND identifier LIKE 'reset-password:%'");

  private final SqlRunner session;

  VerificationQueries(SqlRunner session) {
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
