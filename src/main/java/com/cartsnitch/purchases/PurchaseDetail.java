package com.cartsnitch.purchases;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A purchase with its lines.
 *
 * @param id its id
 * @param storeId where
 * @param storeName the store's name
 * @param purchasedAt the day, {@code YYYY-MM-DDT00:00:00}, without a zone
 * @param total what was paid, in US dollars
 * @param itemCount how many lines the receipt has
 * @param lineItems the lines, in the order in which they were stored
 */
@Json(naming = Naming.LowerUnderscore)
public record PurchaseDetail(
    UUID id,
    UUID storeId,
    String storeName,
    String purchasedAt,
    BigDecimal total,
    long itemCount,
    List<LineItem> lineItems) {

  static PurchaseDetail of(Purchase purchase, List<LineItem> lines) {
    return new PurchaseDetail(
        purchase.id(),
        purchase.storeId(),
        purchase.storeName(),
        purchase.purchasedAt(),
        purchase.total(),
        purchase.itemCount(),
        lines);
  }
}
