package com.cartsnitch.auth.profile;

import com.cartsnitch.auth.user.User;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;

/**
 * A user as he sees himself.
 *
 * @param id his id; opaque
 * @param email his e-mail address
 * @param displayName the user's name; empty where he said nothing
 * @param createdAt when he signed up, as ISO-8601 with milliseconds and {@code Z}
 */
@Json(naming = Naming.LowerUnderscore)
record Profile(String id, String email, String displayName, String createdAt) {
  static Profile of(User user) {
    return new Profile(user.id(), user.email(), user.name(), user.createdAt());
  }
}
