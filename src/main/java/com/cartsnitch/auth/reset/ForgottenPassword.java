package com.cartsnitch.auth.reset;

import com.cartsnitch.auth.mail.AuthMails;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.limit.LetterLimits;
import java.util.Optional;

/** Mails links for resetting forgotten passwords. */
public final class ForgottenPassword {
  private final Users users;
  private final PasswordResets resets;
  private final AuthMails letters;
  private final LetterLimits limits;

  public ForgottenPassword(
      Users users, PasswordResets resets, AuthMails letters, LetterLimits limits) {
    this.users = users;
    this.resets = resets;
    this.letters = letters;
    this.limits = limits;
  }

  /**
   * Mails the link, if there is a user of that address, and if the address did not get enough
   * letters within the hour. It takes as long if not.
   *
   * @param email the address as it was typed
   * @param redirect where the link leads
   */
  public void mail(String email, Optional<String> redirect) {
    Optional<User> user = users.byEmail(email);
    boolean admitted = limits.admits(user.map(User::email).orElse(email), user.isPresent());
    resets
        .issue(user.filter(_ -> admitted))
        .ifPresent(issued -> letters.reset(issued.user(), issued.token(), redirect));
  }

  /** Mails a user the link, whatever letters he got. */
  public void mailAnyway(User user) {
    resets
        .issue(Optional.of(user))
        .ifPresent(issued -> letters.reset(issued.user(), issued.token(), Optional.empty()));
  }
}
