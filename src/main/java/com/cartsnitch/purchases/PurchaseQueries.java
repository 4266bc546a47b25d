package com.cartsnitch.purchases;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every statement is limited to one user's purchases. */
final class PurchaseQueries {
  private static final SqlStatement LIST =
      new SqlStatement(
          "purchases.list",
          """
          WITH hit AS (
            SELECT id, store_id, purchase_date, total
            FROM purchases
            WHERE user_id = ?
              AND (CAST(? AS uuid) IS NULL OR store_id = CAST(? AS uuid))
              AND (CAST(? AS date) IS NULL OR purchase_date >= CAST(? AS date))
              AND (CAST(? AS date) IS NULL OR purchase_date <= CAST(? AS date))),
          page AS (SELECT * FROM hit ORDER BY purchase_date DESC, id LIMIT ? OFFSET ?)
          SELECT t.total, page.id, page.store_id, s.name AS store_name,
                 to_char(page.purchase_date, 'YYYY-MM-DD"T00:00:00"') AS purchased_at,
                 page.total AS amount,
                 (SELECT count(*) FROM purchase_items i WHERE i.purchase_id = page.id) AS item_count
          FROM (SELECT count(*) AS total FROM hit) AS t
          LEFT JOIN (page JOIN stores s ON s.id = page.store_id) ON true
          ORDER BY page.purchase_date DESC, page.id
          """);

  // A purchase without lines is one row without a line.
  private static final SqlStatement DETAIL =
      new SqlStatement(
          "purchases.detail",
          """
          SELECT b.id, b.store_id, s.name AS store_name,
                 to_char(b.purchase_date, 'YYYY-MM-DD"T00:00:00"') AS purchased_at,
                 b.total AS amount, count(i.id) OVER () AS item_count,
                 i.id AS line_id, i.normalized_product_id, i.product_name_raw,
                 trim_scale(i.quantity) AS quantity, i.unit_price, i.extended_price
          FROM purchases b
          JOIN stores s ON s.id = b.store_id
          LEFT JOIN purchase_items i ON i.purchase_id = b.id
          WHERE b.id = CAST(? AS uuid) AND b.user_id = ?
          ORDER BY i.created_at, i.id
          LIMIT 2000
          """);

  private static final SqlStatement STATS =
      new SqlStatement(
          "purchases.stats",
          """
          SELECT store_name, month, amount, purchase_count
          FROM (
            SELECT s.name AS store_name, month,
                   coalesce(sum(b.total), 0.00) AS amount, count(b.id) AS purchase_count,
                   row_number() OVER (
                     PARTITION BY grouping(s.name, month) ORDER BY month DESC, s.name) AS place
            FROM (SELECT id, store_id, total, to_char(purchase_date, 'YYYY-MM') AS month
                  FROM purchases WHERE user_id = ?) AS b
            JOIN stores s ON s.id = b.store_id
            GROUP BY GROUPING SETS ((), (s.name), (month))) AS share
          WHERE place <= 1000
          ORDER BY store_name, month
          """);

  private final SqlRunner session;

  PurchaseQueries(SqlRunner session) {
    this.session = session;
  }

  Page<Purchase> list(String userId, PurchaseFilter filter, PageRequest page) {
    String store = text(filter.storeId());
    String from = text(filter.from());
    String to = text(filter.to());
    return Page.read(
        session,
        LIST,
        PurchaseQueries::purchase,
        userId,
        store,
        store,
        from,
        from,
        to,
        to,
        page.size(),
        page.offset());
  }

  Optional<PurchaseDetail> detail(String userId, UUID id) {
    List<Row> rows = session.list(DETAIL, Row::of, id.toString(), userId);
    return rows.stream()
        .findFirst()
        .map(row -> PurchaseDetail.of(row.purchase(), rows.stream().flatMap(Row::lines).toList()));
  }

  List<Share> stats(String userId) {
    return session.list(STATS, Share::of, userId);
  }

  private static Purchase purchase(DbRow row) {
    return new Purchase(
        row.column("id").get(UUID.class),
        row.column("store_id").get(UUID.class),
        row.column("store_name").get(String.class),
        row.column("purchased_at").get(String.class),
        row.column("amount").get(BigDecimal.class),
        row.column("item_count").get(Long.class));
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private record Row(Purchase purchase, @Nullable LineItem line) {

    static Row of(DbRow row) {
      UUID lineId = row.column("line_id").get(UUID.class);
      return new Row(PurchaseQueries.purchase(row), lineId == null ? null : line(lineId, row));
    }

    private static LineItem line(UUID id, DbRow row) {
      return new LineItem(
          id,
          row.column("normalized_product_id").get(UUID.class),
          row.column("product_name_raw").get(String.class),
          row.column("quantity").get(BigDecimal.class),
          row.column("unit_price").get(BigDecimal.class),
          row.column("extended_price").get(BigDecimal.class));
    }

    Stream<LineItem> lines() {
      return Stream.ofNullable(line);
    }
  }

  /**
   * What was spent at a store, in a month, or in all.
   *
   * @param storeName the store, if it is one's share
   * @param month the month as {@code YYYY-MM}, if it is one's share
   * @param amount what was spent
   * @param purchases in how many purchases
   */
  record Share(
      @Nullable String storeName, @Nullable String month, BigDecimal amount, long purchases) {

    static Share of(DbRow row) {
      return new Share(
          row.column("store_name").get(String.class),
          row.column("month").get(String.class),
          row.column("amount").get(BigDecimal.class),
          row.column("purchase_count").get(Long.class));
    }
  }
}
