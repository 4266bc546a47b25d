package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A price that rose with its latest observation.
 *
 * @param productId the product
 * @param productName its name
 * @param storeName the store
 * @param oldPrice the shelf price of the observation before, in US dollars
 * @param newPrice the shelf price of the latest one
 * @param increasePct by how much it rose, in percent, two decimals
 * @param detectedAt the day of the latest observation, {@code YYYY-MM-DDT00:00:00}
 */
@Json(naming = Naming.LowerUnderscore)
public record PriceIncrease(
    UUID productId,
    String productName,
    String storeName,
    BigDecimal oldPrice,
    BigDecimal newPrice,
    BigDecimal increasePct,
    String detectedAt) {}
