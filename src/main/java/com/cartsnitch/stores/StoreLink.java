package com.cartsnitch.stores;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import org.jspecify.annotations.Nullable;

/**
 * A user's account at a store, as the user sees it.
 *
 * @param store the store
 * @param connected whether purchases can be fetched
 * @param lastSyncAt when they were fetched last, as ISO-8601 with milliseconds and {@code Z}
 * @param syncStatus {@code active}, {@code expired} or {@code error}
 */
@Json(naming = Naming.LowerUnderscore)
public record StoreLink(
    Store store, boolean connected, @Nullable String lastSyncAt, String syncStatus) {

  private static final String ACTIVE = "active";

  static StoreLink of(Store store, @Nullable String lastSyncAt, String status) {
    return new StoreLink(store, status.equals(ACTIVE), lastSyncAt, status);
  }
}
