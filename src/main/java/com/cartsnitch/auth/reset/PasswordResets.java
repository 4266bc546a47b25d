package com.cartsnitch.auth.reset;

import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.crypto.RandomTokens;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import java.time.Duration;
import java.util.Optional;

/** Tokens for resetting forgotten passwords: each works once, for an hour. */
public final class PasswordResets {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Database database;
  private final Users users;

  public PasswordResets(Database database, Users users) {
    this.database = database;
    this.users = users;
  }

  /**
   * Issues a token. Without a user it does the same work and keeps nothing, so that the time does
   * not reveal whether there is such a user. The user is held meanwhile: a token is issued before a
   * change of the address, and ends with it, or not at all.
   *
   * @param user the user as read when the reset was requested; empty if there is none
   * @return the token; empty if there is no user who has that address now
   */
  public Optional<Issued> issue(Optional<User> user) {
    String token = RandomTokens.alphanumeric();
    String userId = user.map(User::id).orElse("");
    boolean his =
        database.inTransaction(
            transaction -> {
              boolean held =
                  users.holdAddress(transaction, userId, user.map(User::email).orElse(""));
              VerificationQueries verifications = new VerificationQueries(transaction);
              verifications.insert(
                  RandomTokens.alphanumeric(), token, userId, held ? LIFE : Duration.ZERO);
              verifications.deleteExpired(userId);
              return held;
            });
    return user.filter(_ -> his).map(known -> new Issued(known, token));
  }

  /** The user whose password a token resets; empty if it does not work. */
  public Optional<String> userOf(String token) {
    return new VerificationQueries(database).userOf(token);
  }

  /** Uses a token; whether it worked. */
  boolean use(SqlRunner transaction, String token) {
    return new VerificationQueries(transaction).use(token);
  }

  /** Ends all tokens of a user. */
  public void endAll(SqlRunner transaction, String userId) {
    new VerificationQueries(transaction).deleteAll(userId);
  }

  /**
   * A token for its user.
   *
   * @param user whose password it resets
   * @param token the token
   */
  public record Issued(User user, String token) {
    @Override
    public String toString() {
      return "Issued[" + user.id() + "]"; // the token is a secret
    }
  }
}
