package com.cartsnitch.auth.user;

import com.cartsnitch.auth.password.PasswordHasher;
import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import java.util.Optional;

/**
 * The users' passwords. No connection is held while one is compared or hashed, which takes a
 * quarter of a second.
 */
public final class Passwords {
  private final PasswordQueries queries;
  private final PasswordHasher hasher;

  public Passwords(SqlRunner session, PasswordHasher hasher) {
    this.queries = new PasswordQueries(session);
    this.hasher = hasher;
  }

  /**
   * Compares a password with that of the user who has an address. It takes the same time whether
   * there is one or not.
   *
   * @param email the address as it was typed; text that is no address matches no user
   * @param password what was typed
   * @return the user's password, if it is that
   * @throws ApiException 503 if too many passwords wait to be compared
   */
  public Optional<StoredPassword> verify(String email, String password) {
    return verified(
        EmailAddress.parse(email).flatMap(address -> queries.byEmail(address, email)), password);
  }

  /**
   * Compares a password with that of a user.
   *
   * @throws ApiException 503 if too many passwords wait to be compared
   */
  public Optional<StoredPassword> verifyOf(String userId, String password) {
    return verified(queries.byUser(userId), password);
  }

  private Optional<StoredPassword> verified(Optional<StoredPassword> stored, String password) {
    boolean good =
        hasher.verify(password, stored.map(StoredPassword::hash).orElse(PasswordHasher.NOBODYS));
    return stored.filter(_ -> good);
  }

  /**
   * Hashes a new password.
   *
   * @throws ApiException 503 if too many passwords wait to be hashed
   */
  public String hash(String password) {
    return hasher.hash(password);
  }

  /** Whether a password is still the one that was compared; asked while the user is held. */
  public boolean stillHolds(SqlRunner transaction, StoredPassword password) {
    return new PasswordQueries(transaction)
        .byUser(password.userId())
        .filter(stored -> stored.hash().equals(password.hash()))
        .isPresent();
  }

  /** Stores a user's password, in place of the one that he had. */
  public void store(SqlRunner transaction, String userId, String hash) {
    PasswordQueries stored = new PasswordQueries(transaction);
    if (!stored.update(userId, hash)) {
      stored.insert(RandomTokens.alphanumeric(), userId, hash);
    }
  }
}
