package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.paging.Part;
import io.helidon.dbclient.DbRow;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads observed prices. Products by their ids, so that only their part of the history is read. */
final class PriceQueries {
  private static final SqlStatement TREND =
      new SqlStatement(
          "prices.trend",
          """
          SELECT p.id, p.canonical_name,
                 coalesce(point_total > cardinality(point_days), false) AS truncated, %s
          FROM (SELECT CAST(? AS integer) AS points) AS share
          CROSS JOIN normalized_products p
          CROSS JOIN LATERAL (%s) AS series
          WHERE p.id = CAST(? AS uuid)
          """
              .formatted(
                  PriceSeriesColumns.SELECTED,
                  PriceSeriesColumns.gathered(
                      PriceSeriesColumns.newest(
                          """
                          normalized_product_id = p.id
                          AND observed_date > CAST(? AS date) - CAST(? AS integer)
                          AND observed_date <= CAST(? AS date)
                          """,
                          "share.points"))));

  private static final SqlStatement HISTORY =
      new SqlStatement(
          "prices.history",
          """
          SELECT p.id, p.canonical_name, coalesce(point_total, 0) AS total,
                 coalesce(point_total > cardinality(point_days), false) AS truncated, %s
          FROM normalized_products p
          CROSS JOIN LATERAL (%s) AS series
          WHERE p.id = CAST(? AS uuid)
          """
              .formatted(
                  PriceSeriesColumns.SELECTED,
                  PriceSeriesColumns.gathered(
                      """
                      SELECT *, count(*) OVER () AS total
                      FROM price_history
                      WHERE normalized_product_id = p.id
                        AND (CAST(? AS date) IS NULL OR observed_date >= CAST(? AS date))
                        AND (CAST(? AS date) IS NULL OR observed_date <= CAST(? AS date))
                        AND (CAST(? AS uuid) IS NULL OR store_id = CAST(? AS uuid))
                      ORDER BY observed_date DESC, created_at DESC, id
                      LIMIT ?
                      """)));

  private final SqlRunner session;

  PriceQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<Part<PriceTrend>> trend(UUID productId, LocalDate until, int days, int limit) {
    return session.first(
        TREND,
        PriceQueries::uncounted,
        limit,
        until.toString(),
        days,
        until.toString(),
        productId.toString());
  }

  Optional<Part<PriceTrend>> history(UUID productId, PriceFilter filter, int limit) {
    String from = text(filter.from().orElse(null));
    String to = text(filter.to().orElse(null));
    String store = text(filter.storeId().orElse(null));
    return session.first(
        HISTORY,
        PriceQueries::counted,
        from,
        from,
        to,
        to,
        store,
        store,
        limit,
        productId.toString());
  }

  private static PriceTrend trend(DbRow row) {
    return new PriceTrend(
        row.column("id").get(UUID.class),
        row.column("canonical_name").get(String.class),
        PriceSeriesColumns.read(row));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The prices of one product, or the newest of them, where their number was not asked for. */
  static Part<PriceTrend> uncounted(DbRow row) {
    return new Part<>(trend(row), 0, row.column("truncated").get(Boolean.class));
  }

  private static Part<PriceTrend> counted(DbRow row) {
    return new Part<>(
        trend(row),
        row.column("total").get(Long.class),
        row.column("truncated").get(Boolean.class));
  }
}
