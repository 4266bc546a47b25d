package com.cartsnitch.coupons;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon.
 *
 * @param id its id
 * @param storeId where it can be used
 * @param storeName the store's name
 * @param description what it says; its title where it says no more
 * @param discountValue percent or US dollars, by the type; null where the type says it all
 * @param discountType {@code percent}, {@code fixed}, {@code bogo} or {@code buy_x_get_y}
 * @param productId what it is for; null: for anything
 * @param expiresAt its last day, {@code YYYY-MM-DDT00:00:00}; null: it has none
 */
@Json(naming = Naming.LowerUnderscore)
public record Coupon(
    UUID id,
    UUID storeId,
    String storeName,
    String description,
    @Nullable BigDecimal discountValue,
    String discountType,
    @Nullable UUID productId,
    @Nullable String expiresAt) {}
