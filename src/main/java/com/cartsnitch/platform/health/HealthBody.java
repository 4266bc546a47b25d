package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.pool.PoolNumbers;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code /health} and {@code /health/ready}.
 *
 * @param status {@code ok}, {@code unavailable} or {@code draining}
 * @param database {@code connected} or {@code disconnected}
 * @param db the same as a boolean
 * @param redis true, false or {@code "disabled"}
 * @param reason why not ok
 * @param checkedMsAgo how old the verdict is, in milliseconds
 * @param pool how full the pool is
 */
@Json(naming = Json.Naming.LowerUnderscore)
record HealthBody(
    String status,
    String database,
    boolean db,
    @Json.Raw String redis,
    @Nullable String reason,
    long checkedMsAgo,
    Pool pool) {

  private static final JsonType<HealthBody> TYPE = Jsonb.builder().build().type(HealthBody.class);

  byte[] json() {
    return TYPE.toJsonBytes(this);
  }

  /** The pool's numbers. */
  @Json
  record Pool(int active, int idle, int waiting, int max) {
    static Pool of(PoolNumbers numbers) {
      return new Pool(numbers.active(), numbers.idle(), numbers.waiting(), numbers.max());
    }
  }
}
