package com.cartsnitch.auth.email;

import com.cartsnitch.auth.mail.AuthMails;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import java.util.Optional;

/**
 * Gives users other addresses. The old one is told, and can be taken back from there; the new one
 * is asked whether it is the user's.
 */
public final class EmailChanges {
  private final Database database;
  private final Users users;
  private final PasswordResets resets;
  private final AuthMails letters;
  private final Optional<EmailVerification> verification;

  public EmailChanges(
      Database database,
      Users users,
      PasswordResets resets,
      AuthMails letters,
      Optional<EmailVerification> verification) {
    this.database = database;
    this.users = users;
    this.resets = resets;
    this.letters = letters;
    this.verification = verification;
  }

  /**
   * Changes a user's address, and perhaps his name.
   *
   * @return the user as he is now; empty if he is gone
   * @throws ApiException 409 if the address is another's
   */
  public Optional<User> change(String userId, EmailAddress email, Optional<String> name) {
    Optional<Changed> changed =
        database.inTransaction(transaction -> change(transaction, userId, email, name));
    changed.ifPresent(this::mail);
    return changed.map(Changed::after);
  }

  /** The user is held, so that no link is issued to the old address after they have ended. */
  private Optional<Changed> change(
      SqlRunner transaction, String userId, EmailAddress email, Optional<String> name) {
    users.holdToSignOut(transaction, userId);
    return users
        .find(transaction, userId)
        .flatMap(
            before ->
                users
                    .change(transaction, userId, Optional.of(email), name)
                    .map(after -> changed(transaction, before, after)));
  }

  private Changed changed(SqlRunner transaction, User before, User after) {
    if (EmailAddress.same(before.email(), after.email())) {
      return new Changed(before, after, Optional.empty());
    }
    resets.endAll(transaction, before.id());
    String token = RandomTokens.base64();
    new EmailChangeQueries(transaction).insert(Sha256.of(token), before);
    return new Changed(before, after, Optional.of(token));
  }

  private void mail(Changed changed) {
    changed
        .undo()
        .ifPresent(
            token -> {
              letters.addressChanged(changed.before(), token);
              verification.ifPresent(asked -> asked.mail(changed.after(), Optional.empty()));
            });
  }

  /**
   * What was changed.
   *
   * @param before the user as he was
   * @param after the user as he is
   * @param undo what the old address gets; empty if it is still his
   */
  private record Changed(User before, User after, Optional<String> undo) {}
}
