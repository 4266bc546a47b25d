package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.List;
import java.util.UUID;

/**
 * A product's prices over time.
 *
 * @param productId the product
 * @param productName its name
 * @param dataPoints the prices by date, then store name
 */
@Json(naming = Naming.LowerUnderscore)
public record PriceTrend(UUID productId, String productName, List<PricePoint> dataPoints) {}
