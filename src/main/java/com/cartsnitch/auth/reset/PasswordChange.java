package com.cartsnitch.auth.reset;

import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.Session;
import com.cartsnitch.auth.session.SessionSource;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.user.Passwords;
import com.cartsnitch.auth.user.StoredPassword;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import java.util.Optional;

/** Gives users new passwords. */
public final class PasswordChange {
  private final Database database;
  private final Users users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignOut signOut;
  private final PasswordResets resets;

  public PasswordChange(
      Database database,
      Users users,
      Passwords passwords,
      Sessions sessions,
      SignOut signOut,
      PasswordResets resets) {
    this.database = database;
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signOut = signOut;
    this.resets = resets;
  }

  /**
   * Replaces a password by a new one, and ends the links that were mailed to reset it.
   *
   * @param userId whose
   * @param current the old one
   * @param chosen the new one, which obeys the rules
   * @return whether the old one was right
   */
  public boolean change(String userId, String current, String chosen) {
    return replace(userId, current, chosen, _ -> true).isPresent();
  }

  /**
   * Replaces a password by a new one, ends all sign-ins and mailed links, and begins another
   * session.
   *
   * @param userId whose
   * @param current the old one
   * @param chosen the new one, which obeys the rules
   * @return the new session; empty if the old password was wrong
   */
  public Optional<Session> changeAndSignOut(
      String userId, String current, String chosen, Lifetime lifetime, SessionSource source) {
    return replace(
        userId,
        current,
        chosen,
        transaction -> {
          signOut.everywhere(transaction, userId);
          return sessions.open(transaction, userId, lifetime, source);
        });
  }

  private <T> Optional<T> replace(
      String userId, String current, String chosen, Consequence<T> consequence) {
    Optional<StoredPassword> verified = passwords.verifyOf(userId, current);
    if (verified.isEmpty()) {
      return Optional.empty();
    }
    String hash = passwords.hash(chosen);
    return database.inTransaction(
        transaction -> {
          users.holdToSignOut(transaction, userId);
          if (!passwords.stillHolds(transaction, verified.get())) {
            return Optional.empty();
          }
          passwords.store(transaction, userId, hash);
          resets.endAll(transaction, userId);
          return Optional.of(consequence.of(transaction));
        });
  }

  /**
   * Sets a forgotten password anew and ends all sign-ins of the user.
   *
   * @param token what the mail carried
   * @param chosen the new password, which obeys the rules
   * @return whose password it is; empty if the token was not good
   */
  public Optional<String> reset(String token, String chosen) {
    // a password that comes with a bad token is not worth hashing
    Optional<String> userId = resets.userOf(token);
    if (userId.isEmpty()) {
      return userId;
    }
    String hash = passwords.hash(chosen);
    boolean done =
        database.inTransaction(
            transaction ->
                users.holdToSignOut(transaction, userId.get())
                    && resets.use(transaction, token)
                    && give(transaction, userId.get(), hash));
    return userId.filter(_ -> done);
  }

  /** The e-mail address of the user whose password a token resets; empty if it doesn't work. */
  public Optional<String> aimedAt(String token) {
    return resets.userOf(token).flatMap(users::find).map(User::email);
  }

  /**
   * Gives a user a new password without asking for the old one, and ends all his sign-ins; for
   * operators.
   *
   * @return whether there is such a user
   */
  public boolean set(String userId, String chosen) {
    String hash = passwords.hash(chosen);
    return database.inTransaction(
        transaction -> users.holdToSignOut(transaction, userId) && give(transaction, userId, hash));
  }

  private boolean give(SqlRunner transaction, String userId, String hash) {
    passwords.store(transaction, userId, hash);
    signOut.everywhere(transaction, userId);
    resets.endAll(transaction, userId);
    return true;
  }

  /** What follows from a new password, in the same transaction. */
  @FunctionalInterface
  private interface Consequence<T> {
    T of(SqlRunner transaction);
  }
}
