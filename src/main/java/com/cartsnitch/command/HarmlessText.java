package com.cartsnitch.command;

import java.util.regex.Pattern;

/** Text from elsewhere, before a terminal shows it. */
final class HarmlessText {
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private HarmlessText() {}

  /**
   * The text on one line, with question marks in place of what would move the cursor, colour the
   * screen or turn the direction of writing.
   */
  static String of(String text) {
    return UNSEEN.matcher(text).replaceAll("?");
  }
}
