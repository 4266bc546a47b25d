package com.cartsnitch.platform.http.answer;

/** Text inside HTML. */
public final class Html {
  private Html() {}

  /** A text that is no markup, whatever stands in it, between tags and in quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
