package com.cartsnitch.auth.password;

import java.nio.charset.StandardCharsets;

/** What a new password must be. Existing ones are not held against it. */
public enum PasswordRule {
  /** It is none of the following. */
  GOOD("Good"),
  /** Fewer than 8 UTF-16 units. */
  TOO_SHORT("The password must have at least 8 characters"),
  /** More than 128 UTF-16 units. */
  TOO_LONG("The password must have at most 128 characters"),
  /** More than 72 bytes of UTF-8: bcrypt reads no further. */
  TOO_MANY_BYTES("The password must have at most 72 bytes as UTF-8");

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 128;
  private static final int MAX_BYTES = 72;

  private final String message;

  PasswordRule(String message) {
    this.message = message;
  }

  /** The rule in words, for users. */
  public String message() {
    return message;
  }

  /** The rule that a password breaks, or {@link #GOOD}. */
  public static PasswordRule of(String password) {
    if (password.length() < MIN_LENGTH) {
      return TOO_SHORT;
    }
    if (password.length() > MAX_LENGTH) {
      return TOO_LONG;
    }
    return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES ? TOO_MANY_BYTES : GOOD;
  }
}
