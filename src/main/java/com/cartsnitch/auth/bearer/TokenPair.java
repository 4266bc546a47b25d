package com.cartsnitch.auth.bearer;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;

/**
 * What a client without cookies signs in with.
 *
 * @param accessToken what it shows with every request
 * @param refreshToken what renews it, once
 * @param tokenType how it is shown: {@code bearer}
 * @param expiresIn how long the access token is good, in seconds
 */
@Json(naming = Naming.LowerUnderscore)
record TokenPair(String accessToken, String refreshToken, String tokenType, long expiresIn) {
  static final String BEARER = "bearer";
}
