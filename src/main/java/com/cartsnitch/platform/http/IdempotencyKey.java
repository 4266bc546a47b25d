package com.cartsnitch.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a request that may be repeated.
 *
 * @param userId who sent it
 * @param route the template of its route
 * @param key what the client chose
 * @param requestHash SHA-256 of its path and body, in hexadecimal
 */
record IdempotencyKey(String userId, String route, String key, String requestHash) {

  static IdempotencyKey of(RequestInput input, Principal user, String key) {
    String route = RequestContext.current().map(RequestContext::template).orElseThrow();
    return new IdempotencyKey(user.userId(), route, key, hash(input));
  }

  private static String hash(RequestInput input) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(input.path().getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      return HexFormat.of().formatHex(sha256.digest(input.bodyBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One text for all of it but the body; no part of it can hold the separator. */
  String lockName() {
    return String.join("\n", userId, route, key);
  }
}
