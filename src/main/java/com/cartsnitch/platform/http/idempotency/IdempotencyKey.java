package com.cartsnitch.platform.http.idempotency;

import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Principal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * The key of a request that may be repeated.
 *
 * @param userId the sender
 * @param route the template of its route
 * @param key what the client chose
 * @param fingerprints codes of its path and body, in hexadecimal, one a key, the current one first;
 *     keyed, because a body can hold a password that could be guessed from a bare hash
 */
record IdempotencyKey(String userId, String route, String key, List<String> fingerprints) {
  private static final byte[] SEPARATOR = {0};

  static IdempotencyKey of(RequestInput input, Principal user, String key, List<HmacSha256> keys) {
    String route = RequestContext.current().map(RequestContext::template).orElseThrow();
    byte[] path = input.path().getBytes(StandardCharsets.UTF_8);
    List<String> fingerprints =
        keys.stream()
            .map(code -> code.of(path, SEPARATOR, input.bodyBytes()))
            .map(HexFormat.of()::formatHex)
            .toList();
    return new IdempotencyKey(user.userId(), route, key, fingerprints);
  }

  /** One text for all of it but the body; no part of it can hold the separator. */
  String lockName() {
    return String.join("\n", userId, route, key);
  }
}
