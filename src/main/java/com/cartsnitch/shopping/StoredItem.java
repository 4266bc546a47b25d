package com.cartsnitch.shopping;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code shopping_list_items}; the fields are its columns.
 *
 * @param position its place in the list, from 0
 */
@Json(naming = Naming.LowerUnderscore)
record StoredItem(
    UUID id,
    int position,
    @Nullable UUID normalizedProductId,
    String name,
    BigDecimal quantity,
    boolean checked) {

  /**
   * The rows of a list.
   *
   * @param items what is to stand on it, in order
   * @param kept the ids that are the list's; each is given out once, the other items get new ones
   * @param products the products that exist; an item of another one is kept without it, as it would
   *     be if the product were deleted a moment later
   */
  static List<StoredItem> of(List<NewItem> items, Set<UUID> kept, Set<UUID> products) {
    List<StoredItem> rows = new ArrayList<>(items.size());
    for (NewItem item : items) {
      UUID id = item.id().filter(kept::remove).orElseGet(UUID::randomUUID);
      rows.add(
          new StoredItem(
              id,
              rows.size(),
              item.productId().filter(products::contains).orElse(null),
              item.name(),
              item.quantity(),
              item.checked()));
    }
    return rows;
  }
}
