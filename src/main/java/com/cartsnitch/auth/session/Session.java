package com.cartsnitch.auth.session;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner may see it. Times are ISO-8601 in UTC with milliseconds and {@code Z}.
 *
 * @param expiresAt when it ends
 * @param token what opens it
 * @param createdAt when it began
 * @param updatedAt when it was extended last
 * @param ipAddress from where it was opened
 * @param userAgent by what it was opened
 * @param userId whose it is
 * @param id its id
 */
@Json
public record Session(
    String expiresAt,
    String token,
    String createdAt,
    String updatedAt,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    String userId,
    String id) {

  @Override
  public String toString() {
    return "Session[" + id + "]"; // the token is a secret
  }
}
