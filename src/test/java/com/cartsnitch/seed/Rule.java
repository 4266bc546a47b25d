package com.cartsnitch.seed;

/** What must hold in every data set; the query finds the rows that break it. */
enum Rule {
  ITEMS_ADD_UP_TO_THE_SUBTOTAL_AND_THE_TAX_TO_THE_TOTAL(
      """
      SELECT p.receipt_id
      FROM purchases p
      LEFT JOIN (SELECT purchase_id, sum(extended_price) AS paid,
                        sum(round(quantity * regular_price, 2) - extended_price) AS saved
                 FROM purchase_items GROUP BY 1) AS i ON i.purchase_id = p.id
      WHERE (i.paid = p.subtotal AND p.subtotal + p.tax = p.total AND i.saved = p.savings_total
             AND p.total > 0 AND p.tax >= 0 AND p.savings_total >= 0) IS NOT TRUE
      """),
  A_LINE_IS_QUANTITY_TIMES_PRICE(
      """
      SELECT product_name_raw FROM purchase_items
      WHERE (extended_price = round(quantity * unit_price, 2) AND unit_price > 0
             AND extended_price = round(quantity * coalesce(sale_price, regular_price), 2)
               - coalesce(coupon_discount, 0) - coalesce(loyalty_discount, 0)) IS NOT TRUE
      """),
  AN_OBSERVATION_FROM_A_RECEIPT_IS_WHAT_ITS_LINE_PAID(
      """
      SELECT h.id
      FROM price_history h
      LEFT JOIN purchase_items i ON i.id = h.purchase_item_id
      LEFT JOIN purchases p ON p.id = i.purchase_id
      WHERE (h.source = 'receipt') <> (h.purchase_item_id IS NOT NULL)
         OR h.source = 'receipt'
            AND (coalesce(h.coupon_price, h.loyalty_price, h.sale_price, h.regular_price)
                   = i.unit_price
                 AND h.regular_price = i.regular_price AND h.store_id = p.store_id
                 AND h.normalized_product_id = i.normalized_product_id
                 AND h.observed_date = p.purchase_date AND h.created_at = p.ingested_at) IS NOT TRUE
      """),
  EVERY_KNOWN_LINE_IS_OBSERVED(
      """
      SELECT i.id
      FROM purchase_items i
      JOIN purchases p ON p.id = i.purchase_id
      WHERE i.normalized_product_id IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM price_history h
          WHERE h.normalized_product_id = i.normalized_product_id AND h.store_id = p.store_id
            AND h.observed_date = p.purchase_date AND h.source = 'receipt'
            AND h.created_at >= p.ingested_at)
      """),
  AN_OBSERVATION_IS_WRITTEN_ONCE(
      """
      SELECT normalized_product_id, store_id, observed_date, source
      FROM price_history GROUP BY 1, 2, 3, 4 HAVING count(*) > 1
      """),
  REDUCED_PRICES_ARE_LOWER(
      """
      SELECT id FROM price_history
      WHERE greatest(sale_price, loyalty_price, coupon_price) >= regular_price
         OR (source = 'weekly_ad') AND sale_price IS NULL
      """),
  DAYS_ARE_WITHIN_THE_SIX_MONTHS(
      """
      SELECT id FROM price_history h, span WHERE h.observed_date NOT BETWEEN span.first AND span.last
      UNION ALL
      SELECT id FROM purchases p, span
      WHERE p.purchase_date NOT BETWEEN span.first AND span.last
         OR (p.ingested_at AT TIME ZONE 'America/Detroit')::date <> p.purchase_date
      """),
  A_RECEIPT_NAMES_THE_PRODUCT_AND_ITS_SIZE_OF_THE_DAY(
      """
      SELECT i.product_name_raw, n.canonical_name
      FROM purchase_items i
      JOIN purchases p ON p.id = i.purchase_id
      JOIN normalized_products n ON n.id = i.normalized_product_id
      LEFT JOIN shrinkflation_events e ON e.normalized_product_id = n.id
      WHERE i.product_name_raw <> upper(regexp_replace(
              CASE WHEN p.purchase_date < e.detected_date
                   THEN regexp_replace(n.canonical_name, ', [^,]*$',
                          ', ' || e.old_size || ' ' || replace(e.old_unit, '_', ' '))
                   ELSE n.canonical_name END,
              ', ([^,]*)$', ' \\1'))
         OR NOT jsonb_exists(n.upc_variants, i.upc)
      """),
  A_SMALLER_PACKAGE_IS_AS_THE_PRICES_SAY(
      """
      SELECT e.id
      FROM shrinkflation_events e
      JOIN normalized_products n ON n.id = e.normalized_product_id
      CROSS JOIN LATERAL (
        SELECT 100 * (e.price_at_new_size / e.new_size::numeric)
             / (e.price_at_old_size / e.old_size::numeric) - 100 AS rise) AS r
      WHERE (n.size = e.new_size AND n.size_unit = e.new_unit AND e.old_unit = e.new_unit
             AND e.new_size::numeric <= 0.99 * e.old_size::numeric AND r.rise > 0
             AND e.confidence
                   = CASE WHEN r.rise >= 10 THEN 0.95 WHEN r.rise >= 5 THEN 0.85 ELSE 0.70 END
             AND EXISTS (
               SELECT FROM stores s
               WHERE (SELECT h.regular_price FROM price_history h
                      WHERE h.normalized_product_id = n.id AND h.store_id = s.id
                        AND h.observed_date < e.detected_date
                      ORDER BY h.observed_date DESC LIMIT 1) = e.price_at_old_size
                 AND (SELECT h.regular_price FROM price_history h
                      WHERE h.normalized_product_id = n.id AND h.store_id = s.id
                        AND h.observed_date = e.detected_date
                      LIMIT 1) = e.price_at_new_size)) IS NOT TRUE
      """),
  EVERY_RISE_IN_THE_HISTORY_IS_AN_EVENT_AND_NOTHING_ELSE_IS(
      """
      WITH rises AS (
        SELECT * FROM (
          SELECT normalized_product_id AS product, store_id, observed_date,
                 lag(regular_price) OVER pair AS old_price, regular_price AS new_price
          FROM price_history
          WINDOW pair AS (PARTITION BY normalized_product_id, store_id
                          ORDER BY observed_date, created_at, id)) AS steps
        WHERE new_price > old_price),
      events AS (
        SELECT normalized_product_id, store_id, observed_date, old_price, new_price
        FROM price_increase_events)
      (SELECT * FROM rises EXCEPT SELECT * FROM events)
      UNION ALL
      (SELECT * FROM events EXCEPT SELECT * FROM rises)
      """),
  A_COUPON_OFF_A_LINE_IS_ONE_OF_THE_COUPONS(
      """
      SELECT i.id
      FROM purchase_items i
      JOIN purchases p ON p.id = i.purchase_id
      WHERE i.coupon_discount IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM coupons c
          WHERE c.store_id = p.store_id AND c.normalized_product_id = i.normalized_product_id
            AND p.purchase_date BETWEEN coalesce(c.valid_from, '-infinity')
                                    AND coalesce(c.valid_to, 'infinity'))
      """),
  USERS_LOOK_LIKE_THOSE_OF_THE_IDENTITY_SERVICE(
      """
      SELECT id FROM users
      WHERE id !~ '^[A-Za-z0-9]{32}$' OR email !~ '^[a-z0-9.]+@example\\.com$'
         OR email_inbound_token !~ '^[A-Za-z0-9_-]{21}[AQgw]$'
      """),
  EVERY_USER_SHOPS(
      "SELECT id FROM users u WHERE NOT EXISTS (SELECT FROM purchases p WHERE p.user_id = u.id)"),
  NOBODY_HAS_A_SESSION_OR_CREDENTIALS_OF_A_STORE(
      """
      SELECT id FROM sessions
      UNION ALL SELECT id::text FROM user_store_accounts WHERE session_data IS NOT NULL
      """);

  private final String violations;

  Rule(String violations) {
    this.violations = violations;
  }

  /** Finds the rows that break it; there is a table {@code span} with the days. */
  String violations() {
    return violations;
  }
}
