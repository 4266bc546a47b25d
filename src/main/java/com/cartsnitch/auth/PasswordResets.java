package com.cartsnitch.auth;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlSession;
import com.cartsnitch.platform.security.RandomTokens;
import java.time.Duration;
import java.util.Optional;

/** What users show who forgot their passwords: tokens that work once, and for an hour. */
public final class PasswordResets {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Database database;

  /**
   * Makes the service.
   *
   * @param database where they are kept
   */
  public PasswordResets(Database database) {
    this.database = database;
  }

  /**
   * Issues a token. For nobody it does the same work and keeps nothing, so that the time doesn't
   * tell whether there is such a user.
   *
   * @param userId whose password is forgotten; empty: nobody's
   * @return the token; good only if there is a user
   */
  public String issue(Optional<String> userId) {
    String token = RandomTokens.alphanumeric();
    Duration life = userId.isPresent() ? LIFE : Duration.ZERO;
    database.inTransaction(
        transaction -> {
          VerificationQueries verifications = new VerificationQueries(transaction);
          verifications.insert(RandomTokens.alphanumeric(), token, userId.orElse(""), life);
          verifications.deleteExpired(userId.orElse(""));
          return token;
        });
    return token;
  }

  /** Whose password a token resets; empty if it doesn't work. */
  public Optional<String> userOf(String token) {
    return new VerificationQueries(database).userOf(token);
  }

  /** Uses a token; whether it worked. */
  boolean use(SqlSession transaction, String token) {
    return new VerificationQueries(transaction).use(token);
  }

  /** Ends all tokens of a user. */
  void endAll(SqlSession transaction, String userId) {
    new VerificationQueries(transaction).deleteAll(userId);
  }
}
