package com.cartsnitch.purchases;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a receipt.
 *
 * @param id its id
 * @param productId the product it was recognised as
 * @param name the name on the receipt
 * @param quantity how many, or how much; up to three decimals
 * @param unitPrice the price of one, in US dollars
 * @param totalPrice the price of all, in US dollars
 */
@Json(naming = Naming.LowerUnderscore)
public record LineItem(
    UUID id,
    @Nullable UUID productId,
    String name,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal totalPrice) {}
