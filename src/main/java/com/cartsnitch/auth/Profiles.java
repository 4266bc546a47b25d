package com.cartsnitch.auth;

import com.cartsnitch.auth.user.EmailAddress;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.http.ApiException;
import java.util.Optional;

/** What users know and change of themselves. */
public final class Profiles {
  private final Database database;
  private final Users users;
  private final PasswordResets resets;

  /**
   * Makes the service.
   *
   * @param database runs the transactions
   * @param users the users
   * @param resets links that were mailed to an address, and end with it
   */
  public Profiles(Database database, Users users, PasswordResets resets) {
    this.database = database;
    this.users = users;
    this.resets = resets;
  }

  /** A user; empty if he is gone. */
  public Optional<User> find(String userId) {
    return users.find(userId);
  }

  /**
   * Changes address and name; what is empty stays. Links that were mailed to the old address don't
   * work any more.
   *
   * @return the user as he is now; empty if he is gone
   * @throws ApiException 409 if the address is another's
   */
  public Optional<User> change(String userId, Optional<EmailAddress> email, Optional<String> name) {
    return database.inTransaction(
        transaction -> {
          email.ifPresent(_ -> resets.endAll(transaction, userId));
          return users.change(transaction, userId, email, name);
        });
  }

  /**
   * Deletes a user and all that is his. Prices that were observed on his receipts stay.
   *
   * @return whether there was such a user
   */
  public boolean delete(String userId) {
    return database.inTransaction(
        transaction -> {
          resets.endAll(transaction, userId);
          return users.delete(transaction, userId);
        });
  }
}
