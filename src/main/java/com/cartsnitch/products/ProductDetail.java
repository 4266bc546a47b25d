package com.cartsnitch.products;

import com.cartsnitch.prices.StorePrice;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product and what it costs.
 *
 * @param id its id
 * @param name its name
 * @param brand its brand
 * @param category one of the fixed categories
 * @param upc the first of its product codes
 * @param imageUrl where its picture is
 * @param pricesByStore its current price at every store that has it, by store name
 */
@Json(naming = Naming.LowerUnderscore)
public record ProductDetail(
    UUID id,
    String name,
    @Nullable String brand,
    @Nullable String category,
    @Nullable String upc,
    @Nullable String imageUrl,
    List<StorePrice> pricesByStore) {}
