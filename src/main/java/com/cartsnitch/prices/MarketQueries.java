package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlArrays;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.paging.Part;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads prices across products. */
final class MarketQueries {
  // Days that are not given are counted back from the newest observation of all.
  private static final SqlStatement TRENDS =
      new SqlStatement(
          "prices.trends",
          """
          WITH until AS (
            SELECT coalesce(CAST(? AS date), (SELECT max(latest_date) FROM current_prices)) AS day),
          time AS (
            SELECT coalesce(CAST(? AS date), until.day - 364) AS first, until.day AS last FROM until),
          listed AS (
            SELECT p.id, p.canonical_name
            FROM normalized_products p
            WHERE (CAST(? AS text) IS NULL OR p.category = ?)
              AND EXISTS (
                SELECT FROM current_prices c, time
                WHERE c.normalized_product_id = p.id
                  AND c.first_date <= time.last AND c.latest_date >= time.first)),
          page AS (
            SELECT id, canonical_name FROM listed ORDER BY canonical_name, id LIMIT ? OFFSET ?),
          share AS (SELECT CAST(? AS integer) / greatest(count(*), 1) AS points FROM page)
          SELECT t.total, page.id, page.canonical_name,
                 coalesce(point_total > cardinality(point_days), false) AS truncated, %s
          FROM (SELECT count(*) AS total FROM listed) AS t
          LEFT JOIN (page CROSS JOIN time CROSS JOIN share CROSS JOIN LATERAL (%s) AS series) ON true
          ORDER BY page.canonical_name, page.id
          """
              .formatted(
                  PriceSeriesColumns.SELECTED,
                  PriceSeriesColumns.gathered(
                      PriceSeriesColumns.newest(
                          """
                          normalized_product_id = page.id
                          AND observed_date BETWEEN time.first AND time.last
                          """,
                          "share.points"))));

  private static final SqlStatement INCREASES =
      new SqlStatement(
          "prices.increases",
          """
          WITH hit AS (
            SELECT *
            FROM current_prices
            WHERE increase_pct > 0 AND increase_pct >= CAST(? AS numeric)
              AND (CAST(? AS date) IS NULL OR latest_date >= CAST(? AS date))),
          page AS (
            SELECT * FROM hit
            ORDER BY increase_pct DESC, normalized_product_id, store_id
            LIMIT ? OFFSET ?)
          SELECT t.total, p.id, p.canonical_name, s.name AS store_name, page.previous_price,
                 page.latest_price, page.increase_pct,
                 to_char(page.latest_date, 'YYYY-MM-DD"T00:00:00"') AS detected_at
          FROM (SELECT count(*) AS total FROM hit) AS t
          LEFT JOIN (
            page
            JOIN normalized_products p ON p.id = page.normalized_product_id
            JOIN stores s ON s.id = page.store_id) ON true
          ORDER BY page.increase_pct DESC, page.normalized_product_id, page.store_id
          """);

  private static final SqlStatement COMPARISON =
      new SqlStatement(
          "prices.comparison",
          """
          SELECT p.id, p.canonical_name, %s
          FROM unnest(CAST(? AS uuid[])) WITH ORDINALITY AS asked (id, place)
          JOIN normalized_products p ON p.id = asked.id
          %s
          WHERE CAST(? AS text) IS NULL OR p.category = ?
          ORDER BY asked.place
          """
              .formatted(StorePriceColumns.SELECTED, StorePriceColumns.JOIN));

  private final SqlRunner session;

  MarketQueries(SqlRunner session) {
    this.session = session;
  }

  /** Of each product the newest {@code maxPoints} / number of products on this page. */
  Page<Part<PriceTrend>> trends(TrendSearch search, PageRequest page, int maxPoints) {
    String category = search.category().orElse(null);
    return Page.read(
        session,
        TRENDS,
        PriceQueries::uncounted,
        text(search.to()),
        text(search.from()),
        category,
        category,
        page.size(),
        page.offset(),
        maxPoints);
  }

  Page<PriceIncrease> increases(BigDecimal threshold, Optional<LocalDate> since, PageRequest page) {
    String day = text(since);
    return Page.read(
        session,
        INCREASES,
        MarketQueries::increase,
        threshold,
        day,
        day,
        page.size(),
        page.offset());
  }

  List<ProductPrices> comparison(List<UUID> productIds, Optional<String> category) {
    return session.list(
        COMPARISON,
        row ->
            new ProductPrices(
                row.column("id").get(UUID.class),
                row.column("canonical_name").get(String.class),
                StorePriceColumns.read(row)),
        SqlArrays.parameter(productIds),
        category.orElse(null),
        category.orElse(null));
  }

  private static PriceIncrease increase(DbRow row) {
    return new PriceIncrease(
        row.column("id").get(UUID.class),
        row.column("canonical_name").get(String.class),
        row.column("store_name").get(String.class),
        row.column("previous_price").get(BigDecimal.class),
        row.column("latest_price").get(BigDecimal.class),
        row.column("increase_pct").get(BigDecimal.class).setScale(2, RoundingMode.HALF_UP),
        row.column("detected_at").get(String.class));
  }

  private static @Nullable String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }
}
