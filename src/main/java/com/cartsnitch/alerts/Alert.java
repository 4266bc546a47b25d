package com.cartsnitch.alerts;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.UUID;

/**
 * Something that happened to a product which the user buys.
 *
 * @param id the event's id
 * @param alertType {@code shrinkflation} or {@code price_increase}
 * @param productId the product
 * @param productName its name
 * @param message what happened, in a sentence
 * @param triggeredAt the day it was seen, as {@code YYYY-MM-DDT00:00:00}
 * @param read whether the user has read it
 */
@Json(naming = Naming.LowerUnderscore)
public record Alert(
    UUID id,
    String alertType,
    UUID productId,
    String productName,
    String message,
    String triggeredAt,
    boolean read) {

  Alert withRead(boolean now) {
    return new Alert(id, alertType, productId, productName, message, triggeredAt, now);
  }
}
