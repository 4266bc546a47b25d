package com.cartsnitch.command;

import com.cartsnitch.auth.password.PasswordHasher;
import com.cartsnitch.auth.reset.PasswordChange;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.signin.SignUp;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.user.Passwords;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.command.CommandDatabase;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.settings.SettingsPart;
import com.cartsnitch.settings.UserSettings;
import java.sql.SQLException;
import java.time.Duration;

/** What operators do to users, put together as the service does it. */
final class UserServices implements AutoCloseable {
  /** Nothing else hashes here: the limit only ends what hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PasswordHasher hasher = new PasswordHasher(PATIENCE);
  private final Users users;
  private final SignUp signUp;
  private final SignOut signOut;
  private final PasswordChange passwordChange;

  private UserServices(UserSettings settings, Database database) {
    Passwords passwords = new Passwords(database, hasher);
    Sessions sessions = new Sessions(database);
    RefreshTokens refreshTokens = new RefreshTokens(database, settings.identity());
    this.users = new Users(database);
    this.signUp = new SignUp(database, users, passwords, sessions, refreshTokens);
    this.signOut = new SignOut(database, users, sessions, refreshTokens);
    this.passwordChange =
        new PasswordChange(
            database, users, passwords, sessions, signOut, new PasswordResets(database, users));
  }

  /**
   * Puts them together on the database of the settings.
   *
   * @throws SQLException if it can't be reached
   */
  static UserServices open() throws SQLException {
    UserSettings settings = CommandSettings.read(SettingsPart.USERS);
    return new UserServices(settings, CommandDatabase.open(settings.database()));
  }

  Users users() {
    return users;
  }

  SignUp signUp() {
    return signUp;
  }

  SignOut signOut() {
    return signOut;
  }

  PasswordChange passwordChange() {
    return passwordChange;
  }

  /**
   * The user whose address was typed, in any case.
   *
   * @throws CommandRefusedException if there is none
   */
  User user(String email) {
    return users.byEmail(email).orElseThrow(() -> noUser(email));
  }

  static CommandRefusedException noUser(String email) {
    return new CommandRefusedException(
        "There is no user with the address %s; \"user list\" shows them all"
            .formatted(HarmlessText.of(email)));
  }

  @Override
  public void close() {
    hasher.close();
  }
}
