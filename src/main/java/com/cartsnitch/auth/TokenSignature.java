package com.cartsnitch.auth;

import com.cartsnitch.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a session token: HMAC-SHA256 under the auth secret, in standard base64. */
final class TokenSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  /**
   * Makes the check.
   *
   * @param secrets any of them verifies; none: every signature passes, because an identity service
   *     beside us holds the secret
   */
  TokenSignature(List<Secret> secrets) {
    this.keys = secrets.stream().map(TokenSignature::key).toList();
  }

  private static SecretKeySpec key(Secret secret) {
    return new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Whether a cookie must be signed. */
  boolean required() {
    return !keys.isEmpty();
  }

  /** Whether a signature is that of a token; compared in constant time. */
  boolean verifies(String token, String signature) {
    return keys.isEmpty() || keys.stream().anyMatch(key -> matches(key, token, signature));
  }

  private static boolean matches(SecretKeySpec key, String token, String signature) {
    String expected = Base64.getEncoder().encodeToString(hmac(key, token));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(SecretKeySpec key, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
