package com.cartsnitch.auth;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.security.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** The signature of a session token: HMAC-SHA256 under the auth secret, in standard base64. */
final class TokenSignature {
  private final List<HmacSha256> keys;

  /**
   * Makes the check.
   *
   * @param secrets any of them verifies; none: every signature passes, because an identity service
   *     beside us holds the secret
   */
  TokenSignature(List<Secret> secrets) {
    this.keys = secrets.stream().map(HmacSha256::new).toList();
  }

  /** Whether a cookie must be signed. */
  boolean required() {
    return !keys.isEmpty();
  }

  /** Whether a signature is that of a token; compared in constant time. */
  boolean verifies(String token, String signature) {
    return keys.isEmpty() || keys.stream().anyMatch(key -> matches(key, token, signature));
  }

  private static boolean matches(HmacSha256 key, String token, String signature) {
    byte[] expected = Base64.getEncoder().encode(key.of(token.getBytes(StandardCharsets.UTF_8)));
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }
}
