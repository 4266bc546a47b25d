package com.cartsnitch.scraping;

import static java.util.Objects.requireNonNull;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import org.jspecify.annotations.Nullable;

/**
 * How fetching from a store goes.
 *
 * @param storeSlug the store
 * @param status how far it is
 * @param lastSyncAt when it was done last, as the scraping service writes it
 * @param itemsSynced how much came with it
 */
@Json(naming = Naming.LowerUnderscore)
public record SyncStatus(
    String storeSlug, String status, @Nullable String lastSyncAt, Long itemsSynced) {

  /** Refuses what was left out. */
  public SyncStatus {
    requireNonNull(storeSlug);
    requireNonNull(status);
    if (itemsSynced < 0) {
      throw new IllegalArgumentException("less than nothing");
    }
  }
}
