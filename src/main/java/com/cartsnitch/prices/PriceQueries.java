package com.cartsnitch.prices;

import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class PriceQueries {
  // A product without prices in that time is one row without a point.
  private static final Sql TREND =
      new Sql(
          "prices.trend",
          """
          SELECT p.canonical_name, to_char(h.observed_date, 'YYYY-MM-DD"T"HH24:MI:SS') AS date,
                 h.regular_price, s.id AS store_id, s.name AS store_name
          FROM normalized_products p
          LEFT JOIN (price_history h JOIN stores s ON s.id = h.store_id)
            ON h.normalized_product_id = p.id
            AND h.observed_date > CAST(? AS date) - CAST(? AS integer)
            AND h.observed_date <= CAST(? AS date)
          WHERE p.id = CAST(? AS uuid)
          ORDER BY h.observed_date, s.name, h.created_at, h.id
          """);

  private final SqlSession session;

  PriceQueries(SqlSession session) {
    this.session = session;
  }

  Optional<PriceTrend> trend(UUID productId, LocalDate until, int days) {
    List<Row> rows =
        session.list(
            TREND, Row::of, until.toString(), days, until.toString(), productId.toString());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<PricePoint> points = rows.stream().map(Row::point).filter(Objects::nonNull).toList();
    return Optional.of(new PriceTrend(productId, rows.getFirst().productName(), points));
  }

  private record Row(String productName, @Nullable PricePoint point) {

    static Row of(DbRow row) {
      String date = row.column("date").get(String.class);
      return new Row(
          row.column("canonical_name").get(String.class), date == null ? null : point(date, row));
    }

    private static PricePoint point(String date, DbRow row) {
      return new PricePoint(
          date,
          row.column("regular_price").get(BigDecimal.class),
          row.column("store_id").get(UUID.class),
          row.column("store_name").get(String.class));
    }
  }
}
