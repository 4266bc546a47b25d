package com.cartsnitch.testing;

import java.util.List;

/** Fills a database with enough rows for the planner to care: 120 000 prices, 50 000 lines. */
public final class LargeData {
  private static final List<String> FILL =
      List.of(
          "INSERT INTO stores (name, slug) SELECT 'Store ' || n, 's' || n FROM generate_series(1,"
              + " 4) n",
          """
          INSERT INTO normalized_products (canonical_name, category)
          SELECT 'Product ' || n, (ARRAY['dairy', 'meat', 'produce', 'pantry'])[1 + n % 4]
          FROM generate_series(1, 500) n
          """,
          "INSERT INTO users (id, email) SELECT 'u' || n, n || '@example.com' FROM"
              + " generate_series(1, 1000) n",
          "ALTER TABLE price_history DISABLE TRIGGER USER",
          "ALTER TABLE purchase_items DISABLE TRIGGER USER",
          """
          INSERT INTO price_history
            (normalized_product_id, store_id, observed_date, regular_price, source)
          SELECT p.id, s.id, DATE '2026-01-01' - d * 5, 1 + (hashtext(p.id::text) & 255) / 100.0 + d / 100.0,
                 'catalog'
          FROM normalized_products p CROSS JOIN stores s CROSS JOIN generate_series(0, 59) d
          """,
          """
          INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
          SELECT u.id, s.id, u.id || '-' || n, DATE '2026-01-01' - n * 9, n
          FROM users u CROSS JOIN generate_series(1, 10) n
          JOIN stores s ON s.slug = 's' || 1 + n % 4
          """,
          """
          INSERT INTO purchase_items
            (purchase_id, product_name_raw, quantity, unit_price, extended_price,
             normalized_product_id)
          SELECT b.id, 'Line', 1, 1, 1, p.id
          FROM purchases b CROSS JOIN generate_series(1, 5) n
          JOIN normalized_products p
            ON p.canonical_name = 'Product ' || 1 + (hashtext(b.id::text || n) & 1023) % 500
          """,
          """
          INSERT INTO coupons (store_id, normalized_product_id, title, discount_type)
          SELECT s.id, p.id, 'Coupon', 'bogo' FROM stores s CROSS JOIN normalized_products p
          """,
          """
          INSERT INTO shrinkflation_events
            (normalized_product_id, detected_date, old_size, new_size)
          SELECT id, DATE '2026-01-01' - n, '18', '16'
          FROM normalized_products CROSS JOIN generate_series(1, 5) n
          """,
          """
          INSERT INTO price_increase_events
            (normalized_product_id, store_id, previous_date, observed_date, old_price, new_price)
          SELECT p.id, s.id, DATE '2025-12-01' - n, DATE '2026-01-01' - n, 1, 1.1
          FROM normalized_products p CROSS JOIN stores s CROSS JOIN generate_series(1, 10) n
          """,
          "ALTER TABLE price_history ENABLE TRIGGER USER",
          "ALTER TABLE purchase_items ENABLE TRIGGER USER",
          "SELECT rebuild_derived_prices()",
          "ANALYZE");

  private LargeData() {}

  /** Fills an empty database. */
  public static void fill(TestDatabase database) {
    FILL.forEach(database::execute);
  }
}
