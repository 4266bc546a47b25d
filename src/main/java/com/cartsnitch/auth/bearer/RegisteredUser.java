package com.cartsnitch.auth.bearer;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;

/**
 * A new user, signed in.
 *
 * @param id his id; opaque
 * @param email his e-mail address
 * @param displayName the user's name
 * @param createdAt now, as ISO-8601 with milliseconds and {@code Z}
 * @param accessToken what he shows with every request
 * @param refreshToken what renews it, once
 * @param tokenType how it is shown: {@code bearer}
 * @param expiresIn how long the access token is good, in seconds
 */
@Json(naming = Naming.LowerUnderscore)
record RegisteredUser(
    String id,
    String email,
    String displayName,
    String createdAt,
    String accessToken,
    String refreshToken,
    String tokenType,
    long expiresIn) {

  static RegisteredUser of(User user, TokenPair tokens) {
    return new RegisteredUser(
        user.id(),
        user.email(),
        user.name(),
        user.createdAt(),
        tokens.accessToken(),
        tokens.refreshToken(),
        tokens.tokenType(),
        tokens.expiresIn());
  }
}
