package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a product costs at a store now.
 *
 * @param storeId where
 * @param storeName the store's name
 * @param currentPrice the shelf price that was seen last, in US dollars, two decimals
 * @param lastSeenAt the day it was seen, {@code YYYY-MM-DDT00:00:00}, without a zone
 */
@Json(naming = Naming.LowerUnderscore)
public record StorePrice(
    UUID storeId, String storeName, BigDecimal currentPrice, String lastSeenAt) {}
