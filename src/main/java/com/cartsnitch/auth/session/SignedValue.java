package com.cartsnitch.auth.session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A value with its signature, as cookies carry it: {@code value.signature}, URL-encoded.
 *
 * @param value what is signed
 * @param signature its signature; empty where there is none
 */
record SignedValue(String value, Optional<String> signature) {

  /** Takes a cookie's value apart, at the last dot; empty if it is not URL-encoded. */
  static Optional<SignedValue> parse(String cookie) {
    return decoded(cookie).map(SignedValue::split);
  }

  private static SignedValue split(String compound) {
    int dot = compound.lastIndexOf('.');
    return dot < 0
        ? new SignedValue(compound, Optional.empty())
        : new SignedValue(compound.substring(0, dot), Optional.of(compound.substring(dot + 1)));
  }

  /** Percent-encoding only: a plus sign is part of a signature. */
  private static Optional<String> decoded(String cookie) {
    try {
      String decoded = URLDecoder.decode(cookie.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(decoded.replace("\"", ""));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
