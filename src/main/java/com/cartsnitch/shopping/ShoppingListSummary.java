package com.cartsnitch.shopping;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.UUID;

/**
 * A shopping list, as the list of lists shows it.
 *
 * @param id its id
 * @param name what its owner calls it
 * @param itemCount how many items it has
 * @param createdAt when it was made, as ISO-8601 with milliseconds and {@code Z}
 * @param updatedAt when it was last changed, in the same form
 */
@Json(naming = Naming.LowerUnderscore)
public record ShoppingListSummary(
    UUID id, String name, int itemCount, String createdAt, String updatedAt) {}
