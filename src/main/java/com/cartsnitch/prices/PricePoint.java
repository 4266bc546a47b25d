package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A price that was seen.
 *
 * @param date the day, {@code YYYY-MM-DDT00:00:00}, without a zone
 * @param price the shelf price in US dollars, two decimals
 * @param storeId where
 * @param storeName the store's name
 */
@Json(naming = Naming.LowerUnderscore)
public record PricePoint(String date, BigDecimal price, UUID storeId, String storeName) {}
