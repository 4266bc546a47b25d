package com.cartsnitch.purchases;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A purchase, as lists show it.
 *
 * @param id its id
 * @param storeId where
 * @param storeName the store's name
 * @param purchasedAt the day, {@code YYYY-MM-DDT00:00:00}, without a zone
 * @param total what was paid, in US dollars
 * @param itemCount how many lines the receipt has
 */
@Json(naming = Naming.LowerUnderscore)
public record Purchase(
    UUID id,
    UUID storeId,
    String storeName,
    String purchasedAt,
    BigDecimal total,
    long itemCount) {}
