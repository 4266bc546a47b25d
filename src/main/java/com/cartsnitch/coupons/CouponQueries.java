package com.cartsnitch.coupons;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

final class CouponQueries {
  /** A page of {@code hit}, soonest to expire first. */
  private static final String PAGE =
      """
      page AS (SELECT * FROM hit ORDER BY valid_to, id LIMIT ? OFFSET ?)
      SELECT t.total, page.id, page.store_id, s.name AS store_name,
             coalesce(page.description, page.title) AS description, page.discount_value,
             page.discount_type, page.normalized_product_id,
             to_char(page.valid_to, 'YYYY-MM-DD"T00:00:00"') AS expires_at
      FROM (SELECT count(*) AS total FROM hit) AS t
      LEFT JOIN (page JOIN stores s ON s.id = page.store_id) ON true
      ORDER BY page.valid_to, page.id
      """;

  private static final SqlStatement LIST =
      new SqlStatement(
          "coupons.list",
          """
          WITH hit AS (
            SELECT *
            FROM coupons
            WHERE (valid_to IS NULL OR valid_to >= CAST(? AS date))
              AND (CAST(? AS uuid) IS NULL OR store_id = CAST(? AS uuid))),
          """
              + PAGE);

  private static final SqlStatement RELEVANT =
      new SqlStatement(
          "coupons.relevant",
          """
          WITH bought AS (
            SELECT DISTINCT i.normalized_product_id AS product_id
            FROM purchases b
            JOIN purchase_items i ON i.purchase_id = b.id
            WHERE b.user_id = ? AND i.normalized_product_id IS NOT NULL),
          hit AS (
            SELECT c.*
            FROM bought
            JOIN coupons c ON c.normalized_product_id = bought.product_id
            WHERE c.valid_to IS NULL OR c.valid_to >= CAST(? AS date)),
          """
              + PAGE);

  private final SqlRunner session;

  CouponQueries(SqlRunner session) {
    this.session = session;
  }

  Page<Coupon> list(LocalDate today, Optional<UUID> storeId, PageRequest page) {
    String store = storeId.map(UUID::toString).orElse(null);
    return Page.read(
        session,
        LIST,
        CouponQueries::coupon,
        today.toString(),
        store,
        store,
        page.size(),
        page.offset());
  }

  Page<Coupon> relevant(String userId, LocalDate today, PageRequest page) {
    return Page.read(
        session,
        RELEVANT,
        CouponQueries::coupon,
        userId,
        today.toString(),
        page.size(),
        page.offset());
  }

  private static Coupon coupon(DbRow row) {
    return new Coupon(
        row.column("id").get(UUID.class),
        row.column("store_id").get(UUID.class),
        row.column("store_name").get(String.class),
        row.column("description").get(String.class),
        row.column("discount_value").get(BigDecimal.class),
        row.column("discount_type").get(String.class),
        row.column("normalized_product_id").get(UUID.class),
        row.column("expires_at").get(String.class));
  }
}
