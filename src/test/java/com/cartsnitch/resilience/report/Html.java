package com.cartsnitch.resilience.report;

/** Writes markup, whose texts are escaped. */
final class Html {
  private final StringBuilder markup = new StringBuilder();

  /**
   * Markup as it stands.
   *
   * @param format each {@code %s} is replaced by one of the texts, escaped
   */
  Html add(String format, Object... texts) {
    String[] parts = format.split("%s", -1);
    for (int i = 0; i < parts.length; i++) {
      markup.append(parts[i]);
      if (i < parts.length - 1) {
        markup.append(escaped(String.valueOf(texts[i])));
      }
    }
    markup.append('\n');
    return this;
  }

  /** Markup that was written elsewhere. */
  Html addMarkup(String other) {
    markup.append(other);
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return markup.toString();
  }
}
