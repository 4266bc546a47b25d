package com.cartsnitch.auth.profile;

import com.cartsnitch.auth.email.EmailChanges;
import com.cartsnitch.auth.mail.AuthMails;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import java.util.Optional;

/** What users know and change of themselves. */
public final class Profiles {
  private final Database database;
  private final Users users;
  private final PasswordResets resets;
  private final EmailChanges emails;
  private final AuthMails letters;

  public Profiles(
      Database database,
      Users users,
      PasswordResets resets,
      EmailChanges emails,
      AuthMails letters) {
    this.database = database;
    this.users = users;
    this.resets = resets;
    this.emails = emails;
    this.letters = letters;
  }

  /** A user; empty if he is gone. */
  public Optional<User> find(String userId) {
    return users.find(userId);
  }

  /**
   * Changes address and name; what is empty stays. Links that were mailed to the old address don't
   * work any more, but for the one that undoes it.
   *
   * @return the user as he is now; empty if he is gone
   * @throws ApiException 409 if the address is another's
   */
  public Optional<User> change(String userId, Optional<EmailAddress> email, Optional<String> name) {
    return email.isPresent()
        ? emails.change(userId, email.get(), name)
        : database.inTransaction(
            transaction -> users.change(transaction, userId, Optional.empty(), name));
  }

  /**
   * Deletes a user and all that is his, and tells him. Prices that were observed on his receipts
   * stay.
   *
   * @return whether there was such a user
   */
  public boolean delete(String userId) {
    Optional<User> deleted = database.inTransaction(transaction -> delete(transaction, userId));
    deleted.ifPresent(letters::accountDeleted);
    return deleted.isPresent();
  }

  private Optional<User> delete(SqlRunner transaction, String userId) {
    users.holdToSignOut(transaction, userId);
    Optional<User> user = users.find(transaction, userId);
    resets.endAll(transaction, userId);
    return user.filter(_ -> users.delete(transaction, userId));
  }
}
