package com.cartsnitch.auth.page;

import com.cartsnitch.platform.http.answer.Html;
import java.util.Optional;

/**
 * A page that a mailed link opens: what it is about, what went wrong, and at most one form. It
 * needs no script.
 *
 * @param heading what happened, or is to be done
 * @param text what else must be known
 * @param problem what was wrong with what was sent
 * @param form what can be done
 */
public record LinkPage(String heading, String text, Optional<String> problem, Optional<Form> form) {
  /**
   * What is sent back with the token.
   *
   * @param action the path that takes it
   * @param token the secret of the link
   * @param choosesPassword whether a new password is asked for
   * @param button what sending it does
   */
  public record Form(String action, String token, boolean choosesPassword, String button) {
    @Override
    public String toString() {
      return "Form[" + action + "]"; // the token is a secret
    }
  }

  /** A page without a form. */
  public static LinkPage of(String heading, String text) {
    return new LinkPage(heading, text, Optional.empty(), Optional.empty());
  }

  /** The same page with a form. */
  public LinkPage with(Form added) {
    return new LinkPage(heading, text, problem, Optional.of(added));
  }

  /** The same page, which says first what was wrong. */
  public LinkPage because(String found) {
    return new LinkPage(heading, text, Optional.of(found), form);
  }

  /** What stands between the page's begin and its end. */
  String html() {
    return """
    <h1>%s</h1>
    %s<p>%s</p>
    %s\
    """
        .formatted(
            Html.escaped(heading),
            problem.map(LinkPage::alert).orElse(""),
            Html.escaped(text),
            form.map(this::form).orElse(""));
  }

  private static String alert(String problem) {
    return """
    <p class="problem" id="problem" role="alert">%s</p>
    """
        .formatted(Html.escaped(problem));
  }

  private String form(Form shown) {
    return """
    <form method="post" action="%s">
    <input type="hidden" name="token" value="%s">
    %s<button type="submit">%s</button>
    </form>
    """
        .formatted(
            Html.escaped(shown.action()),
            Html.escaped(shown.token()),
            shown.choosesPassword() ? password() : "",
            Html.escaped(shown.button()));
  }

  private String password() {
    return """
    <label for="password">New password</label>
    <input id="password" name="newPassword" type="password" autocomplete="new-password" required
     minlength="8" maxlength="72" aria-describedby="rule%s>
    <p class="rule" id="rule">At least 8 characters, at most 72 bytes.</p>
    """
        .formatted(problem.isPresent() ? " problem\" aria-invalid=\"true\"" : "\"");
  }
}
