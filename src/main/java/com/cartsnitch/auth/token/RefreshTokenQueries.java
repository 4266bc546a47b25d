package com.cartsnitch.auth.token;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class RefreshTokenQueries {
  private static final SqlStatement USER_OF =
      new SqlStatement(
          "refresh_tokens.user_of", "SELECT user_id FROM refresh_tokens WHERE token_hash = ?");

  private static final SqlStatement INSERT =
      new SqlStatement(
          "refresh_tokens.insert",
          """
          INSERT INTO refresh_tokens (token_hash, family_id, user_id, expires_at)
          VALUES (?, CAST(? AS uuid), ?, now() + CAST(? AS interval))
          """);

  private static final SqlStatement USE =
      new SqlStatement(
          "refresh_tokens.use",
          """
          UPDATE refresh_tokens SET used_at = now()
          WHERE token_hash = ? AND used_at IS NULL AND expires_at > now()
          RETURNING family_id, CAST(extract(epoch FROM used_at) AS bigint) AS used_at
          """);

  private static final SqlStatement USED_WITHIN =
      new SqlStatement(
          "refresh_tokens.used_within",
          """
          SELECT family_id, CAST(extract(epoch FROM used_at) AS bigint) AS used_at
          FROM refresh_tokens
          WHERE token_hash = ? AND used_at > now() - CAST(? AS interval)
          """);

  private static final SqlStatement IN_FAMILY =
      new SqlStatement(
          "refresh_tokens.in_family",
          "SELECT 1 AS one FROM refresh_tokens WHERE token_hash = ? AND family_id = CAST(? AS"
              + " uuid)");

  private static final SqlStatement END_FAMILY_OF =
      new SqlStatement(
          "refresh_tokens.end_family_of",
          """
          DELETE FROM refresh_tokens
          WHERE family_id = (SELECT family_id FROM refresh_tokens WHERE token_hash = ?)
          """);

  private static final SqlStatement END_ALL =
      new SqlStatement("refresh_tokens.end_all", "DELETE FROM refresh_tokens WHERE user_id = ?");

  private static final SqlStatement HOLDER =
      new SqlStatement(
          "refresh_tokens.holder",
          """
          SELECT u.id IS NOT NULL AS user_exists,
                 h.family_id IS NULL
                   OR EXISTS (SELECT 1 FROM refresh_tokens r
                              WHERE r.family_id = h.family_id AND r.user_id = h.user_id) AS live
          FROM (SELECT CAST(? AS text) AS user_id, CAST(? AS uuid) AS family_id) h
          LEFT JOIN users u ON u.id = h.user_id
          """);

  private final SqlRunner session;

  RefreshTokenQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<String> userOf(byte[] hash) {
    return session.first(USER_OF, row -> row.column("user_id").get(String.class), hash);
  }

  void insert(byte[] hash, UUID family, String userId, Duration life) {
    session.update(INSERT, hash, family, userId, life.toString());
  }

  /** A token that was not used before, and is now. */
  Optional<Used> use(byte[] hash) {
    return session.first(USE, RefreshTokenQueries::used, hash);
  }

  /** A token that was used within the last moments. */
  Optional<Used> usedWithin(byte[] hash, Duration moments) {
    return session.first(USED_WITHIN, RefreshTokenQueries::used, hash, moments.toString());
  }

  boolean isInFamily(byte[] hash, UUID family) {
    return session
        .first(IN_FAMILY, row -> row.column("one").get(Integer.class), hash, family)
        .isPresent();
  }

  private static Used used(DbRow row) {
    return new Used(
        row.column("family_id").get(UUID.class),
        Instant.ofEpochSecond(row.column("used_at").get(Long.class)));
  }

  void endFamilyOf(byte[] hash) {
    session.update(END_FAMILY_OF, hash);
  }

  void endAll(String userId) {
    session.update(END_ALL, userId);
  }

  HolderState holder(String userId, Optional<UUID> family) {
    return session
        .first(
            HOLDER,
            row ->
                new HolderState(
                    row.column("user_exists").get(Boolean.class),
                    row.column("live").get(Boolean.class)),
            userId,
            family.orElse(null))
        .orElseThrow();
  }

  /**
   * A token that was used.
   *
   * @param family which sign-in it follows from
   * @param at when it was used, to the second before
   */
  record Used(UUID family, Instant at) {}
}
