package com.cartsnitch.shopping;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a shopping list.
 *
 * @param id its id, which it keeps when the list is replaced
 * @param productId the product that is meant, if it is one of the catalogue
 * @param name what its owner calls it
 * @param quantity how much of it, without trailing zeros
 * @param checked whether it is in the basket already
 */
@Json(naming = Naming.LowerUnderscore)
public record ShoppingListItem(
    UUID id, @Nullable UUID productId, String name, BigDecimal quantity, boolean checked) {}
