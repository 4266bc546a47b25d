package com.cartsnitch.auth.signin;

import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.SessionSource;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.user.Passwords;
import com.cartsnitch.auth.user.StoredPassword;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lets users in by e-mail address and password. A wrong password, an unknown address and a user
 * without a password are answered alike, and take the same time.
 */
public final class SignIn {
  private final Database database;
  private final Users users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final SignOut signOut;

  public SignIn(
      Database database,
      Users users,
      Passwords passwords,
      Sessions sessions,
      RefreshTokens refreshTokens,
      SignOut signOut) {
    this.database = database;
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.signOut = signOut;
  }

  /**
   * Lets a user in with a session.
   *
   * @param email the address as it was typed
   * @param password what was typed
   * @return empty if they don't belong together
   */
  public Optional<SignedIn> withSession(
      String email, String password, Lifetime lifetime, SessionSource source) {
    return signIn(
        email,
        password,
        (transaction, user) ->
            new SignedIn(sessions.open(transaction, user.id(), lifetime, source), user));
  }

  /**
   * Lets a user in with tokens.
   *
   * @param email the address as it was typed
   * @param password what was typed
   * @return empty if they don't belong together
   */
  public Optional<RefreshTokens.Issued> withTokens(String email, String password) {
    return signIn(
        email, password, (transaction, user) -> refreshTokens.begin(transaction, user.id()));
  }

  /**
   * Renews the tokens of a user who is in.
   *
   * @return empty if the refresh token is unknown or expired, or was used a while ago; its family
   *     has ended then
   */
  public Optional<RefreshTokens.Issued> renew(String refreshToken) {
    Optional<RefreshTokens.Issued> next =
        refreshTokens.userOf(refreshToken).flatMap(userId -> renew(userId, refreshToken));
    if (next.isEmpty()) {
      signOut.family(refreshToken);
    }
    return next;
  }

  private Optional<RefreshTokens.Issued> renew(String userId, String refreshToken) {
    return database.inTransaction(
        transaction ->
            users.holdToSignIn(transaction, userId)
                ? refreshTokens.replace(transaction, userId, refreshToken)
                : Optional.empty());
  }

  private <T> Optional<T> signIn(
      String email, String password, BiFunction<SqlRunner, User, T> letIn) {
    return passwords
        .verify(email, password)
        .flatMap(
            verified -> database.inTransaction(transaction -> letIn(transaction, verified, letIn)));
  }

  /** The password may have been changed while it was compared. */
  private <T> Optional<T> letIn(
      SqlRunner transaction, StoredPassword verified, BiFunction<SqlRunner, User, T> letIn) {
    return users.holdToSignIn(transaction, verified.userId())
            && passwords.stillHolds(transaction, verified)
        ? users.find(transaction, verified.userId()).map(user -> letIn.apply(transaction, user))
        : Optional.empty();
  }
}
