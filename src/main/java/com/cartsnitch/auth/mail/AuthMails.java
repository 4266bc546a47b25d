package com.cartsnitch.auth.mail;

import com.cartsnitch.auth.user.User;
import com.cartsnitch.platform.mail.Letter;
import com.cartsnitch.platform.mail.Mailbox;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The letters about a user's account. A link in one is a secret. */
public final class AuthMails {
  private static final String ROOT = "/";

  private final Mailbox mailbox;
  private final URI publicUrl;

  public AuthMails(Mailbox mailbox, URI publicUrl) {
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
    String url =
        "%s/auth/verify-email?token=%s&callbackURL=%s"
            .formatted(publicUrl, token, encoded(callback.orElse(ROOT)));
    post(
        user,
        "Verify your e-mail address",
        new MailText(
            "Please verify that this e-mail address is yours.",
            link("Verify e-mail address", url),
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
    String url =
        "%s/auth/reset-password/%s?callbackURL=%s"
            .formatted(publicUrl, token, encoded(redirect.orElse("")));
    post(
        user,
        "Choose a new password",
        new MailText(
            "Somebody, hopefully you, asked for a new password for your account.",
            link("Choose a new password", url),
            "The link works once and for an hour. If it was not you, ignore this letter: your"
                + " password stays as it is."));
  }

  /**
   * Tells a user that his account has another address. The other one is not named: a stranger may
   * have chosen it, and this one too.
   *
   * @param before the user as he was; the letter goes to the address that he had
   * @param token what the link to undo it carries
   */
  public void addressChanged(User before, String token) {
    post(
        before,
        "Your e-mail address was changed",
        new MailText(
            "Your CartSnitch account has another e-mail address now; this one does not belong to it"
                + " any more.",
            link(
                "Undo the change",
                "%s/auth/undo-email-change?token=%s".formatted(publicUrl, token)),
            "If it was you, ignore this letter. If not, the link undoes the change; it works for 24"
                + " hours. Everybody is signed out then, and you are mailed a link to choose a new"
                + " password."));
  }

  /** Tells a user that his account is gone. */
  public void accountDeleted(User user) {
    post(
        user,
        "Your account was deleted",
        new MailText(
            "Your CartSnitch account was deleted, with all that was yours.",
            Optional.empty(),
            "There is no way back. If it was not you, somebody knew your password or used a browser"
                + " in which you were signed in."));
  }

  private static Optional<MailText.Link> link(String action, String url) {
    return Optional.of(new MailText.Link(action, url));
  }

  private void post(User user, String subject, MailText text) {
    // a sign-up with a foreign address must not be able to send text of its choice there
    String name = user.emailVerified() ? user.name() : "";
    mailbox.post(new Letter(user.email(), subject, text.plain(name), text.html(name)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
