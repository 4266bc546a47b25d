package com.cartsnitch.prices;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.List;
import java.util.UUID;

/**
 * What a product costs at every store that has it.
 *
 * @param productId the product
 * @param productName its name
 * @param prices its current prices, by store name
 */
@Json(naming = Naming.LowerUnderscore)
public record ProductPrices(UUID productId, String productName, List<StorePrice> prices) {}
