package com.cartsnitch.platform.crypto;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Random tokens that cannot be guessed. */
public final class RandomTokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;

  private RandomTokens() {}

  /** 32 letters and digits: the form of ids and session tokens of the identity service. */
  public static String alphanumeric() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS_AND_DIGITS.length())
        .mapToObj(index -> String.valueOf(LETTERS_AND_DIGITS.charAt(index)))
        .collect(Collectors.joining());
  }

  /** 32 random bytes in url-safe base64, without padding. */
  public static String base64() {
    return base64(LENGTH);
  }

  /** Random bytes in url-safe base64, without padding. */
  public static String base64(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
