package com.cartsnitch.testing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what tests read, by plain SQL. */
public final class TestData {
  private final TestDatabase database;

  /** Writes into this database. */
  public TestData(TestDatabase database) {
    this.database = database;
  }

  /** A store; its slug is its name in lower case. */
  public UUID store(String name) {
    return database.insert(
        "INSERT INTO stores (name, slug) VALUES (?, lower(?)) RETURNING id", name, name);
  }

  /** A product. */
  public UUID product(String name, @Nullable String category) {
    return database.insert(
        "INSERT INTO normalized_products (canonical_name, category) VALUES (?, ?) RETURNING id",
        name,
        category);
  }

  /** An observed shelf price. */
  public void observe(UUID product, UUID store, String day, String price) {
    database.execute(
        """
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source)
        VALUES (?, ?, CAST(? AS date), CAST(? AS numeric), 'catalog')
        """,
        product,
        store,
        day,
        price);
  }

  /** A purchase without lines. */
  public UUID purchase(String userId, UUID store, String day, String total) {
    return database.insert(
        """
        INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
        VALUES (?, ?, CAST(gen_random_uuid() AS text), CAST(? AS date), CAST(? AS numeric))
        RETURNING id
        """,
        userId,
        store,
        day,
        total);
  }

  /** A line of a purchase. */
  public UUID line(UUID purchase, @Nullable UUID product, String name, String quantity) {
    return database.insert(
        """
        INSERT INTO purchase_items
          (purchase_id, normalized_product_id, product_name_raw, quantity, unit_price,
           extended_price, created_at)
        VALUES (?, ?, ?, CAST(? AS numeric), 0.59, round(CAST(? AS numeric) * 0.59, 2),
                clock_timestamp())
        RETURNING id
        """,
        purchase,
        product,
        name,
        quantity,
        quantity);
  }

  /** A coupon. */
  public UUID coupon(UUID store, @Nullable UUID product, String title, @Nullable String lastDay) {
    return database.insert(
        """
        INSERT INTO coupons
          (store_id, normalized_product_id, title, discount_type, discount_value, valid_to)
        VALUES (?, ?, ?, 'percent', 10, CAST(? AS date))
        RETURNING id
        """,
        store,
        product,
        title,
        lastDay);
  }
}
