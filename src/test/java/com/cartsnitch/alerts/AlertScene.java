package com.cartsnitch.alerts;

import com.cartsnitch.testing.TestDatabase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Purchases, and what became of the products. */
final class AlertScene {
  private final TestDatabase database;

  AlertScene(TestDatabase database) {
    this.database = database;
  }

  UUID product(String name) {
    return database.insert(
        "INSERT INTO normalized_products (canonical_name) VALUES (?) RETURNING id", name);
  }

  UUID store(String name) {
    return database.insert(
        "INSERT INTO stores (name, slug) VALUES (?, lower(?)) RETURNING id", name, name);
  }

  /** One receipt, with a line that is matched to no product besides. */
  void purchase(String userId, UUID storeId, UUID... products) {
    UUID purchase =
        database.insert(
            """
            INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
            VALUES (?, ?, gen_random_uuid(), '2025-12-01', 9.99) RETURNING id
            """,
            userId,
            storeId);
    item(purchase, null);
    for (UUID product : products) {
      item(purchase, product);
    }
  }

  private void item(UUID purchase, @Nullable UUID product) {
    database.execute(
        """
        INSERT INTO purchase_items
          (purchase_id, product_name_raw, quantity, unit_price, extended_price,
           normalized_product_id)
        VALUES (?, 'x', 1, 1.00, 1.00, ?)
        """,
        purchase,
        product);
  }

  UUID rise(UUID product, UUID store, String day, String oldPrice, String newPrice) {
    return database.insert(
        """
        INSERT INTO price_increase_events
          (normalized_product_id, store_id, previous_date, observed_date, old_price, new_price)
        VALUES (?, ?, CAST(? AS date) - 7, CAST(? AS date), CAST(? AS numeric), CAST(? AS numeric))
        RETURNING id
        """,
        product,
        store,
        day,
        day,
        oldPrice,
        newPrice);
  }

  /** A product's price doubles on so many days from 2026-01-02 on. */
  void rises(UUID product, UUID store, int days) {
    database.execute(
        """
        INSERT INTO price_increase_events
          (normalized_product_id, store_id, previous_date, observed_date, old_price, new_price)
        SELECT ?, ?, DATE '2026-01-01', DATE '2026-01-01' + n, 1, 2 FROM generate_series(1, ?) n
        """,
        product,
        store,
        days);
  }

  UUID shrink(UUID product, String day) {
    return database.insert(
        """
        INSERT INTO shrinkflation_events
          (normalized_product_id, detected_date, old_size, old_unit, new_size, new_unit,
           price_at_old_size, price_at_new_size)
        VALUES (?, CAST(? AS date), '18', 'oz', '15.5', 'oz', 4.99, 4.99)
        RETURNING id
        """,
        product,
        day);
  }
}
