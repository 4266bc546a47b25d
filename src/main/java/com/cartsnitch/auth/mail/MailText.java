package com.cartsnitch.auth.mail;

import com.cartsnitch.platform.http.answer.Html;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a letter.
 *
 * @param request what it is about
 * @param link what can be done about it
 * @param note what else must be known
 */
record MailText(String request, Optional<Link> link, String note) {
  // line ends, and what turns the direction of the text
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  /**
   * A link, which is a secret.
   *
   * @param action what it does
   * @param url where it leads
   */
  record Link(String action, String url) {
    String html() {
      return "<p><a href=\"%s\">%s</a></p>%n".formatted(Html.escaped(url), Html.escaped(action));
    }

    @Override
    public String toString() {
      return "Link[" + action + "]";
    }
  }

  /** The letter as plain text. */
  String plain(String name) {
    return Stream.of(
            Optional.of(greeting(name)),
            Optional.of(request),
            link.map(Link::url),
            Optional.of(note))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("%n%n".formatted(), "", "%n".formatted()));
  }

  /** The letter as HTML; what the user calls himself is text there, whatever he wrote. */
  String html(String name) {
    return """
    <!doctype html>
    <html lang="en">
    <body>
    <p>%s</p>
    <p>%s</p>
    %s<p>%s</p>
    </body>
    </html>
    """
        .formatted(
            Html.escaped(greeting(name)),
            Html.escaped(request),
            link.map(Link::html).orElse(""),
            Html.escaped(note));
  }

  private static String greeting(String name) {
    String oneLine = NO_TEXT.matcher(name).replaceAll(" ").strip();
    return oneLine.isEmpty() ? "Hello," : "Hello " + oneLine + ",";
  }
}
