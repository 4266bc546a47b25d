package com.cartsnitch.alerts;

import com.cartsnitch.alerts.Shrinkflation.Offer;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events concern a user stands in one statement, whether all are asked for or one. */
final class AlertQueries {
  // OFFSET 0 makes each purchase, product and alert look up its own rows, by index, whatever the
  // planner believes of the sizes of the tables. The total stands on every row, and on a row
  // without an alert where the page is empty.
  static final SqlStatement LIST =
      new SqlStatement(
          "alerts.list",
          """
          WITH wanted AS (
            SELECT coalesce(s.price_increase_threshold_pct, CAST(? AS numeric)) AS threshold,
                   coalesce(s.shrinkflation_enabled, CAST(? AS boolean)) AS shrinkflation
            FROM (VALUES (CAST(? AS text))) AS u (id)
            LEFT JOIN alert_settings s ON s.user_id = u.id),
          purchase AS MATERIALIZED (SELECT id, store_id FROM purchases WHERE user_id = ?),
          shop AS (SELECT DISTINCT store_id FROM purchase),
          product AS (
            SELECT DISTINCT i.id
            FROM purchase
            CROSS JOIN LATERAL (
              SELECT normalized_product_id AS id
              FROM purchase_items
              WHERE purchase_id = purchase.id AND normalized_product_id IS NOT NULL
              OFFSET 0) AS i),
          event AS (
            SELECT e.id, e.product_id, e.day
            FROM product
            CROSS JOIN LATERAL (
              SELECT id, normalized_product_id AS product_id, detected_date AS day
              FROM shrinkflation_events
              WHERE normalized_product_id = product.id
              OFFSET 0) AS e
            WHERE (SELECT shrinkflation FROM wanted)
            UNION ALL
            SELECT e.id, e.product_id, e.day
            FROM product
            CROSS JOIN LATERAL (
              SELECT id, normalized_product_id AS product_id, store_id, observed_date AS day,
                     old_price, new_price
              FROM price_increase_events
              WHERE normalized_product_id = product.id
              OFFSET 0) AS e
            JOIN shop USING (store_id)
            WHERE (e.new_price - e.old_price) * 100 >= (SELECT threshold FROM wanted) * e.old_price),
          hit AS (
            SELECT * FROM event
            WHERE CAST(? AS uuid) IS NULL OR id = CAST(? AS uuid)),
          page AS (SELECT * FROM hit ORDER BY day DESC, id LIMIT ? OFFSET ?)
          SELECT t.total, a.*
          FROM (SELECT count(*) AS total FROM hit) AS t
          LEFT JOIN (
            SELECT page.id, page.day, to_char(page.day, 'YYYY-MM-DD"T00:00:00"') AS triggered_at,
                   page.product_id, p.canonical_name,
                   EXISTS (
                     SELECT FROM alert_read_marks m
                     WHERE m.user_id = ? AND m.event_id = page.id) AS read,
                   s.old_size, s.old_unit, s.price_at_old_size,
                   s.new_size, s.new_unit, s.price_at_new_size,
                   store.name AS store_name, i.old_price, i.new_price
            FROM page
            CROSS JOIN LATERAL (
              SELECT canonical_name FROM normalized_products WHERE id = page.product_id
              OFFSET 0) AS p
            LEFT JOIN LATERAL (
              SELECT old_size, old_unit, price_at_old_size, new_size, new_unit, price_at_new_size
              FROM shrinkflation_events
              WHERE id = page.id
              OFFSET 0) AS s ON true
            LEFT JOIN LATERAL (
              SELECT store_id, old_price, new_price
              FROM price_increase_events
              WHERE id = page.id
              OFFSET 0) AS i ON true
            LEFT JOIN stores store ON store.id = i.store_id) AS a ON true
          ORDER BY a.day DESC, a.id
          """);

  private static final SqlStatement MARK =
      new SqlStatement(
          "alerts.mark",
          """
          INSERT INTO alert_read_marks (user_id, event_id)
          VALUES (?, CAST(? AS uuid))
          ON CONFLICT DO NOTHING
          """);

  private static final SqlStatement UNMARK =
      new SqlStatement(
          "alerts.unmark",
          "DELETE FROM alert_read_marks WHERE user_id = ? AND event_id = CAST(? AS uuid)");

  private final SqlRunner session;

  AlertQueries(SqlRunner session) {
    this.session = session;
  }

  Page<Alert> list(String userId, PageRequest page) {
    return page(userId, null, page.size(), page.offset());
  }

  Optional<Alert> find(String userId, UUID id) {
    return page(userId, id.toString(), 1, 0).elements().stream().findFirst();
  }

  private Page<Alert> page(String userId, @Nullable String id, int limit, int offset) {
    return Page.read(
        session,
        LIST,
        AlertQueries::alert,
        AlertSettings.DEFAULT.priceIncreaseThresholdPct(),
        AlertSettings.DEFAULT.shrinkflationEnabled(),
        userId,
        userId,
        id,
        id,
        limit,
        offset,
        userId);
  }

  void mark(String userId, UUID id, boolean read) {
    session.update(read ? MARK : UNMARK, userId, id.toString());
  }

  private static Alert alert(DbRow row) {
    Event event = row.column("old_size").get(String.class) == null ? rise(row) : shrinking(row);
    return new Alert(
        row.column("id").get(UUID.class),
        event.type(),
        row.column("product_id").get(UUID.class),
        row.column("canonical_name").get(String.class),
        event.message(),
        row.column("triggered_at").get(String.class),
        row.column("read").get(Boolean.class));
  }

  private static Event rise(DbRow row) {
    return new PriceIncrease(
        row.column("store_name").get(String.class),
        row.column("old_price").get(BigDecimal.class),
        row.column("new_price").get(BigDecimal.class));
  }

  private static Event shrinking(DbRow row) {
    return new Shrinkflation(offer(row, "old"), offer(row, "new"));
  }

  private static Offer offer(DbRow row, String when) {
    return new Offer(
        row.column(when + "_size").get(String.class),
        row.column(when + "_unit").get(String.class),
        row.column("price_at_" + when + "_size").get(BigDecimal.class));
  }
}
