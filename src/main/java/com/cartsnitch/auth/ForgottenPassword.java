package com.cartsnitch.auth;

import com.cartsnitch.auth.letter.IdentityLetters;
import com.cartsnitch.auth.user.User;
import com.cartsnitch.auth.user.Users;
import java.util.Optional;

/** Mails users who forgot their passwords a link to choose another. */
public final class ForgottenPassword {
  private final Users users;
  private final PasswordResets resets;
  private final IdentityLetters letters;

  /**
   * Makes the service.
   *
   * @param users who may have forgotten
   * @param resets issues the tokens
   * @param letters mails them
   */
  public ForgottenPassword(Users users, PasswordResets resets, IdentityLetters letters) {
    this.users = users;
    this.resets = resets;
    this.letters = letters;
  }

  /**
   * Mails the link, if there is a user of that address. It takes as long if there is none.
   *
   * @param email the address as it was typed
   * @param redirect where the link leads
   */
  public void mail(String email, Optional<String> redirect) {
    Optional<User> user = users.byEmail(email);
    String token = resets.issue(user.map(User::id));
    user.ifPresent(known -> letters.reset(known, token, redirect));
  }
}
