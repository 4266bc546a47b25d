package com.cartsnitch.auth.user;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.util.Optional;

/** The passwords: accounts of the provider "credential". */
final class PasswordQueries {
  private static final SqlStatement BY_EMAIL =
      new SqlStatement(
          "passwords.by_email",
          """
          SELECT u.id AS user_id, a.password
          FROM users u
          JOIN accounts a ON a.user_id = u.id AND a.provider_id = 'credential'
          WHERE a.password IS NOT NULL AND
          """
              + UserQueries.HAS_EMAIL);

  private static final SqlStatement BY_USER =
      new SqlStatement(
          "passwords.by_user",
          """
          SELECT user_id, password FROM accounts
          WHERE user_id = ? AND provider_id = 'credential' AND password IS NOT NULL
          """);

  private static final SqlStatement INSERT =
      new SqlStatement(
          "passwords.insert",
          """
          INSERT INTO accounts (id, user_id, account_id, provider_id, password)
          VALUES (?, ?, ?, 'credential', ?)
          """);

  private static final SqlStatement UPDATE =
      new SqlStatement(
          "passwords.update",
          "UPDATE accounts SET password = ? WHERE user_id = ? AND provider_id = 'credential'");

  private final SqlRunner session;

  PasswordQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<StoredPassword> byEmail(EmailAddress address, String typed) {
    return session.first(
        BY_EMAIL, PasswordQueries::stored, address.value(), address.value(), typed);
  }

  Optional<StoredPassword> byUser(String userId) {
    return session.first(BY_USER, PasswordQueries::stored, userId);
  }

  void insert(String id, String userId, String hash) {
    session.update(INSERT, id, userId, userId, hash);
  }

  boolean update(String userId, String hash) {
    return session.update(UPDATE, hash, userId) > 0;
  }

  private static StoredPassword stored(DbRow row) {
    return new StoredPassword(
        row.column("user_id").get(String.class), row.column("password").get(String.class));
  }
}
