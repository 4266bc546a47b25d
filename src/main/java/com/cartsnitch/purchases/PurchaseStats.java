package com.cartsnitch.purchases;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a user has spent, in US dollars.
 *
 * @param totalSpent all of it
 * @param purchaseCount in how many purchases
 * @param byStore the amount at each store, by its name
 * @param byPeriod the amount in each month, {@code YYYY-MM}
 */
@Json(naming = Naming.LowerUnderscore)
public record PurchaseStats(
    BigDecimal totalSpent,
    long purchaseCount,
    Map<String, BigDecimal> byStore,
    Map<String, BigDecimal> byPeriod) {}
