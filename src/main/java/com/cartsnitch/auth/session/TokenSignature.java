package com.cartsnitch.auth.session;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.crypto.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** The signature of a session token: HMAC-SHA256 under the auth secret, in standard base64. */
final class TokenSignature {
  private final List<HmacSha256> keys;

  TokenSignature(List<Secret> secrets) {
    this.keys = secrets.stream().map(HmacSha256::new).toList();
  }

  /** Whether a cookie must be signed. */
  boolean required() {
    return !keys.isEmpty();
  }

  /** A value and its signature, under the first secret; there must be one. */
  String compound(String value) {
    return value + "." + new String(of(keys.getFirst(), value), StandardCharsets.US_ASCII);
  }

  /** Whether a value bears its own signature, if signatures are checked at all. */
  boolean verifies(SignedValue signed) {
    byte[] given = signed.signature().orElse("").getBytes(StandardCharsets.UTF_8);
    return keys.isEmpty()
        || keys.stream().anyMatch(key -> MessageDigest.isEqual(of(key, signed.value()), given));
  }

  private static byte[] of(HmacSha256 key, String value) {
    return Base64.getEncoder().encode(key.of(value.getBytes(StandardCharsets.UTF_8)));
  }
}
