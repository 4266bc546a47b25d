package com.cartsnitch.auth.signin;

import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import java.util.Optional;

/** Ends sign-ins: sessions and families of refresh tokens. */
public final class SignOut {
  private final Database database;
  private final Users users;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;

  public SignOut(Database database, Users users, Sessions sessions, RefreshTokens refreshTokens) {
    this.database = database;
    this.users = users;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
  }

  /**
   * Ends all sign-ins of a user.
   *
   * @return how many sessions there were
   */
  public long everywhere(String userId) {
    return database.inTransaction(
        transaction -> {
          users.holdToSignOut(transaction, userId);
          return everywhere(transaction, userId);
        });
  }

  /**
   * Ends the sign-in that a refresh token follows from.
   *
   * @return whose it was; empty if there is no such token
   */
  public Optional<String> family(String refreshToken) {
    Optional<String> user = refreshTokens.userOf(refreshToken);
    user.ifPresent(
        userId ->
            database.inTransaction(
                transaction -> {
                  users.holdToSignOut(transaction, userId);
                  refreshTokens.endFamilyOf(transaction, refreshToken);
                  return userId;
                }));
    return user;
  }

  /** Ends all sign-ins of a user who is held. */
  public long everywhere(SqlRunner transaction, String userId) {
    refreshTokens.endAll(transaction, userId);
    return sessions.endAll(transaction, userId);
  }

  /**
   * Ends all sign-ins of a user but one session.
   *
   * @param token the session that stays
   */
  public void elsewhere(String userId, String token) {
    database.inTransaction(
        transaction -> {
          users.holdToSignOut(transaction, userId);
          refreshTokens.endAll(transaction, userId);
          sessions.endOthers(transaction, userId, token);
          return token;
        });
  }
}
