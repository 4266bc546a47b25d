package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import java.util.List;

/**
 * Products side by side.
 *
 * @param products in the order that was asked for
 */
@Json
public record StoreComparison(List<ProductPrices> products) {}
