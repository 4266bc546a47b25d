package com.cartsnitch.auth.email;

import com.cartsnitch.auth.email.EmailChangeQueries.EmailChange;
import com.cartsnitch.auth.reset.ForgottenPassword;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import java.util.Optional;

/**
 * Restores a user's previous address, for the reader of its mail. Sign-ins, mailed links and
 * passwords made since the change end with it.
 */
public final class EmailUndo {
  private final Database database;
  private final Users users;
  private final SignOut signOut;
  private final PasswordResets resets;
  private final Optional<ForgottenPassword> forgotten;

  public EmailUndo(
      Database database,
      Users users,
      SignOut signOut,
      PasswordResets resets,
      Optional<ForgottenPassword> forgotten) {
    this.database = database;
    this.users = users;
    this.signOut = signOut;
    this.resets = resets;
    this.forgotten = forgotten;
  }

  /** The address that a token gives back; empty if it doesn't work. */
  Optional<String> addressOf(String token) {
    return new EmailChangeQueries(database).ofToken(Sha256.of(token)).map(EmailChange::oldEmail);
  }

  /**
   * Undoes a change and all later ones; earlier ones can still be undone.
   *
   * @param token what the letter carried
   * @return the user, with the old address; empty if the token doesn't work
   * @throws ApiException 409 if another user has the address now; nothing is done then
   */
  Optional<User> undo(String token) {
    byte[] hash = Sha256.of(token);
    Optional<User> restored =
        new EmailChangeQueries(database)
            .ofToken(hash)
            .flatMap(
                change ->
                    database.inTransaction(
                        transaction -> undo(transaction, change.userId(), hash)));
    restored.ifPresent(user -> forgotten.ifPresent(mails -> mails.mailAnyway(user)));
    return restored;
  }

  /** Many may use the token at once, and the address may change meanwhile: the user is held. */
  private Optional<User> undo(SqlRunner transaction, String userId, byte[] hash) {
    users.holdToSignOut(transaction, userId);
    EmailChangeQueries changes = new EmailChangeQueries(transaction);
    return changes.ofToken(hash).flatMap(change -> undo(transaction, changes, change));
  }

  private Optional<User> undo(
      SqlRunner transaction, EmailChangeQueries changes, EmailChange change) {
    Optional<User> restored =
        users.restore(transaction, change.userId(), change.oldEmail(), change.oldVerified());
    changes.forgetPassword(change);
    changes.endFrom(change);
    resets.endAll(transaction, change.userId());
    signOut.everywhere(transaction, change.userId());
    return restored;
  }
}
