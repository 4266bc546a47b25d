package com.cartsnitch.auth.signin;

import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.SessionSource;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.user.Passwords;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes users, and signs them in at once, in the same transaction. */
public final class SignUp {
  private final Database database;
  private final Users users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;

  public SignUp(
      Database database,
      Users users,
      Passwords passwords,
      Sessions sessions,
      RefreshTokens refreshTokens) {
    this.database = database;
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
  }

  /**
   * Makes a user with a session.
   *
   * @return both; empty if the address is in use
   */
  public Optional<SignedIn> withSession(
      Registration registration, Lifetime lifetime, SessionSource source) {
    return register(
        registration,
        (transaction, user) ->
            new SignedIn(sessions.open(transaction, user.id(), lifetime, source), user));
  }

  /**
   * Makes a user with tokens.
   *
   * @return both; empty if the address is in use
   */
  public Optional<WithTokens> withTokens(Registration registration) {
    return register(
        registration,
        (transaction, user) -> new WithTokens(user, refreshTokens.begin(transaction, user.id())));
  }

  /**
   * Makes a user who is not signed in; for operators.
   *
   * @param verified whether the address is known to be his
   * @return the user; empty if the address is in use
   */
  public Optional<User> only(Registration registration, boolean verified) {
    return register(
        registration,
        (transaction, user) ->
            verified ? users.verifyEmail(transaction, user.email()).orElse(user) : user);
  }

  private <T> Optional<T> register(
      Registration registration, BiFunction<SqlRunner, User, T> signIn) {
    // no hashing if the sign-up fails anyway
    if (users.byEmail(registration.email().value()).isPresent()) {
      return Optional.empty();
    }
    String hash = passwords.hash(registration.password());
    return database.inTransaction(
        transaction ->
            users
                .create(
                    transaction,
                    registration.email(),
                    registration.name(),
                    registration.image().orElse(null))
                .map(
                    user -> {
                      passwords.store(transaction, user.id(), hash);
                      return signIn.apply(transaction, user);
                    }));
  }

  /**
   * A new user who signed in with tokens.
   *
   * @param user the user
   * @param refreshToken the first of his refresh tokens
   */
  public record WithTokens(User user, RefreshTokens.Issued refreshToken) {}
}
