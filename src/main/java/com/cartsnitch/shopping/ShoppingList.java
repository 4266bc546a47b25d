package com.cartsnitch.shopping;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.List;
import java.util.UUID;

/**
 * A shopping list with all that stands on it.
 *
 * @param id its id
 * @param name what its owner calls it
 * @param items its items, in the owner's order
 * @param createdAt when it was made, as ISO-8601 with milliseconds and {@code Z}
 * @param updatedAt when it was last changed, in the same form
 */
@Json(naming = Naming.LowerUnderscore)
public record ShoppingList(
    UUID id, String name, List<ShoppingListItem> items, String createdAt, String updatedAt) {}
