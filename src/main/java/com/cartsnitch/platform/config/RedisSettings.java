package com.cartsnitch.platform.config;

import org.jspecify.annotations.Nullable;

/**
 * How to reach Redis.
 *
 * @param address {@code redis://host:port} or {@code rediss://host:port}, without credentials; null
 *     when no Redis is configured
 * @param username the ACL user, if one is named
 * @param password its password, if there is one
 * @param database the database number
 */
public record RedisSettings(
    @Nullable String address, @Nullable String username, @Nullable Secret password, int database) {

  /** No Redis: everything stays in the process. */
  public static final RedisSettings NONE = new RedisSettings(null, null, null, 0);

  /** Whether a Redis is configured at all. */
  public boolean configured() {
    return address != null;
  }
}
