package com.cartsnitch.auth.letter;

import java.util.regex.Pattern;

/**
 * What stands in a letter.
 *
 * @param request what it is about
 * @param action what the link does
 * @param link the link
 * @param note what else must be known
 */
record LetterText(String request, String action, String link, String note) {
  // line ends, and what turns the direction of the text
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+");

  /** The letter as plain text. */
  String plain(String name) {
    return "%s%n%n%s%n%n%s%n%n%s%n".formatted(greeting(name), request, link, note);
  }

  /** The letter as HTML; what the user calls himself is text there, whatever he wrote. */
  String html(String name) {
    return """
    <!doctype html>
    <html lang="en">
    <body>
    <p>%s</p>
    <p>%s</p>
    <p><a href="%s">%s</a></p>
    <p>%s</p>
    </body>
    </html>
    """
        .formatted(
            escaped(greeting(name)),
            escaped(request),
            escaped(link),
            escaped(action),
            escaped(note));
  }

  private static String greeting(String name) {
    String oneLine = NO_TEXT.matcher(name).replaceAll(" ").strip();
    return oneLine.isEmpty() ? "Hello," : "Hello " + oneLine + ",";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
