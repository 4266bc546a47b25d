package com.cartsnitch.auth.user;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A user as the Better-Auth client knows him. Times are ISO-8601 in UTC with milliseconds and
 * {@code Z}.
 *
 * @param name the user's name; empty where he said nothing
 * @param email his e-mail address
 * @param emailVerified whether he has shown that it is his
 * @param image the URL of a picture
 * @param createdAt when he signed up
 * @param updatedAt when he was changed last
 * @param id his id; opaque
 */
@Json
public record User(
    String name,
    String email,
    boolean emailVerified,
    @Nullable String image,
    String createdAt,
    String updatedAt,
    String id) {

  /** The greatest number of characters of a name. */
  public static final int MAX_NAME_LENGTH = 100;
}
