package com.cartsnitch.auth.letter;

import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.mail.Letter;
import com.cartsnitch.platform.mail.Mailbox;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The letters about a user's account. Each has one link, which is a secret. */
public final class IdentityLetters {
  private static final String ROOT = "/";

  private final Mailbox mailbox;
  private final URI publicUrl;

  /**
   * Makes it.
   *
   * @param mailbox takes them; whoever writes doesn't wait
   * @param publicUrl the service as its clients see it
   */
  public IdentityLetters(Mailbox mailbox, URI publicUrl) {
    this.mailbox = mailbox;
    this.publicUrl = publicUrl;
  }

  /**
   * Asks a user to show that his address is his.
   *
   * @param token what the link carries
   * @param callback where it leads in the end
   */
  public void verification(User user, String token, Optional<String> callback) {
    String link =
        "%s/auth/verify-email?token=%s&callbackURL=%s"
            .formatted(publicUrl, token, encoded(callback.orElse(ROOT)));
    post(
        user,
        "Verify your e-mail address",
        new LetterText(
            "Please verify that this e-mail address is yours.",
            "Verify e-mail address",
            link,
            "The link works for an hour. If you did not sign up at CartSnitch, ignore this"
                + " letter."));
  }

  /**
   * Lets a user choose another password.
   *
   * @param token what the link carries
   * @param redirect where it leads
   */
  public void reset(User user, String token, Optional<String> redirect) {
    String link =
        "%s/auth/reset-password/%s?callbackURL=%s"
            .formatted(publicUrl, token, encoded(redirect.orElse("")));
    post(
        user,
        "Choose a new password",
        new LetterText(
            "Somebody, hopefully you, asked for a new password for your account.",
            "Choose a new password",
            link,
            "The link works once and for an hour. If it was not you, ignore this letter: your"
                + " password stays as it is."));
  }

  private void post(User user, String subject, LetterText text) {
    // whoever signs up with a stranger's address must not have us say to the stranger what he likes
    String name = user.emailVerified() ? user.name() : "";
    mailbox.post(new Letter(user.email(), subject, text.plain(name), text.html(name)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
