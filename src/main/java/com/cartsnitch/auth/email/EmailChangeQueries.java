package com.cartsnitch.auth.email;

import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import java.util.Optional;

/** Rows of {@code email_changes}. */
final class EmailChangeQueries {
  private static final SqlStatement INSERT =
      new SqlStatement(
          "email_changes.insert",
          """
          INSERT INTO email_changes
            (user_id, token_hash, old_email, old_verified, reserved, expires_at)
          SELECT n.user_id, ?, ?, n.verified,
            n.verified OR NOT EXISTS (SELECT 1 FROM email_changes c
                                      WHERE c.user_id = n.user_id AND c.expires_at > now()),
            now() + interval '24 hours'
          FROM (SELECT CAST(? AS text) AS user_id, CAST(? AS boolean) AS verified) n
          """);
  private static final SqlStatement OF_TOKEN =
      new SqlStatement(
          "email_changes.of_token",
          """
          SELECT id, user_id, old_email, old_verified FROM email_changes
          WHERE token_hash = ? AND expires_at > now()
          """);
  private static final SqlStatement END_FROM =
      new SqlStatement(
          "email_changes.end_from", "DELETE FROM email_changes WHERE user_id = ? AND id >= ?");
  private static final SqlStatement FORGET_PASSWORD =
      new SqlStatement(
          "email_changes.forget_password",
          """
          UPDATE accounts a SET password = NULL
          FROM email_changes c
          WHERE c.id = ? AND a.user_id = c.user_id AND a.provider_id = 'credential'
            AND a.updated_at > c.created_at
          """);

  private final SqlRunner session;

  EmailChangeQueries(SqlRunner session) {
    this.session = session;
  }

  void insert(byte[] tokenHash, User before) {
    session.update(INSERT, tokenHash, before.email(), before.id(), before.emailVerified());
  }

  Optional<EmailChange> ofToken(byte[] tokenHash) {
    return session.first(
        OF_TOKEN,
        row ->
            new EmailChange(
                row.column("id").get(Long.class),
                row.column("user_id").get(String.class),
                row.column("old_email").get(String.class),
                row.column("old_verified").get(Boolean.class)),
        tokenHash);
  }

  /** Ends the link of a change, and those of all later ones of the user. */
  void endFrom(EmailChange change) {
    session.update(END_FROM, change.userId(), change.id());
  }

  /** Forgets a password that was chosen after the change. */
  void forgetPassword(EmailChange change) {
    session.update(FORGET_PASSWORD, change.id());
  }

  /**
   * A change that can be undone.
   *
   * @param id greater than those of earlier ones
   * @param userId whose address it was
   * @param oldEmail the address before
   * @param oldVerified whether it was verified
   */
  record EmailChange(long id, String userId, String oldEmail, boolean oldVerified) {}
}
