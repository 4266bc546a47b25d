package com.cartsnitch.platform.database;

import java.util.regex.Pattern;

/**
 * A named statement. The name is what metrics and logs show; the text takes its parameters in order
 * as {@code ?}.
 *
 * @param name feature and purpose, such as {@code stores.all}
 * @param text the SQL
 */
public record SqlStatement(String name, String text) {
  private static final Pattern QUERY =
      Pattern.compile("\\s*(SELECT|WITH)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern EFFECT =
      Pattern.compile(
          ".*\\b(INSERT|UPDATE|DELETE|MERGE|NEXTVAL|SETVAL|PG_\\w*ADVISORY\\w*)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Whether it only reads, so that it may run twice. One that locks rows does not count. */
  boolean reads() {
    return QUERY.matcher(text).matches() && !EFFECT.matcher(text).matches();
  }
}
