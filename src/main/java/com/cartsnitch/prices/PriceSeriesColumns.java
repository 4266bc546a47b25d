package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlArrays;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A product's observed prices as columns of its row, for the statements that show them. */
final class PriceSeriesColumns {
  /** The columns. */
  static final String SELECTED = "point_days, point_prices, point_store_ids, point_store_names";

  private static final String ORDER = "ORDER BY h.observed_date, s.name, h.created_at, h.id";

  private PriceSeriesColumns() {}

  /**
   * A subquery that gathers observations into one row, by date, then store name.
   *
   * @param observations a subquery of rows of price_history
   */
  static String gathered(String observations) {
    return """
    SELECT array_agg(to_char(h.observed_date, 'YYYY-MM-DD"T00:00:00"') %1$s) AS point_days,
           array_agg(h.regular_price %1$s) AS point_prices,
           array_agg(s.id %1$s) AS point_store_ids,
           array_agg(s.name %1$s) AS point_store_names,
           max(h.total) AS point_total
    FROM (%2$s) AS h
    JOIN stores s ON s.id = h.store_id
    """
        .formatted(ORDER, observations);
  }

  /**
   * Rows of price_history that {@link #gathered} takes, only the newest of them. Their {@code
   * total} is greater than their number where there are more.
   *
   * @param condition which rows
   * @param max how many, as an expression
   */
  static String newest(String condition, String max) {
    return """
    SELECT *
    FROM (
      SELECT *, count(*) OVER () AS total,
             row_number() OVER (ORDER BY observed_date DESC, created_at DESC, id) AS place
      FROM (
        SELECT *
        FROM price_history
        WHERE %1$s
        ORDER BY observed_date DESC, created_at DESC, id
        LIMIT %2$s + 1) AS newest) AS placed
    WHERE place <= %2$s
    """
        .formatted(condition, max);
  }

  /** Reads the columns. */
  static List<PricePoint> read(DbRow row) {
    String[] days = SqlArrays.read(row, "point_days", String[].class, new String[0]);
    BigDecimal[] prices =
        SqlArrays.read(row, "point_prices", BigDecimal[].class, new BigDecimal[0]);
    UUID[] storeIds = SqlArrays.read(row, "point_store_ids", UUID[].class, new UUID[0]);
    String[] storeNames = SqlArrays.read(row, "point_store_names", String[].class, new String[0]);
    return IntStream.range(0, days.length)
        .mapToObj(i -> new PricePoint(days[i], prices[i], storeIds[i], storeNames[i]))
        .toList();
  }
}
