package com.cartsnitch.prices;

import com.cartsnitch.platform.database.SqlArrays;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A product's current prices as columns of its row, for the statements that show them. */
public final class StorePriceColumns {
  /** The columns. */
  public static final String SELECTED = "store_ids, store_names, store_prices, store_days";

  /**
   * Joined to a product {@code p}; one row, with NULLs where it was never seen. Of more than 200
   * stores the first by name.
   */
  public static final String JOIN =
      """
      LEFT JOIN LATERAL (
        SELECT array_agg(c.store_id ORDER BY c.name, c.store_id) AS store_ids,
               array_agg(c.name ORDER BY c.name, c.store_id) AS store_names,
               array_agg(c.latest_price ORDER BY c.name, c.store_id) AS store_prices,
               array_agg(to_char(c.latest_date, 'YYYY-MM-DD"T00:00:00"')
                         ORDER BY c.name, c.store_id) AS store_days
        FROM (
          SELECT c.store_id, s.name, c.latest_price, c.latest_date
          FROM current_prices c
          JOIN stores s ON s.id = c.store_id
          WHERE c.normalized_product_id = p.id
          ORDER BY s.name, s.id
          LIMIT 200) AS c) AS at ON true
      """;

  private StorePriceColumns() {}

  /** Reads the columns: a price a store, by store name. */
  public static List<StorePrice> read(DbRow row) {
    UUID[] ids = SqlArrays.read(row, "store_ids", UUID[].class, new UUID[0]);
    String[] names = SqlArrays.read(row, "store_names", String[].class, new String[0]);
    BigDecimal[] prices =
        SqlArrays.read(row, "store_prices", BigDecimal[].class, new BigDecimal[0]);
    String[] days = SqlArrays.read(row, "store_days", String[].class, new String[0]);
    return IntStream.range(0, ids.length)
        .mapToObj(i -> new StorePrice(ids[i], names[i], prices[i], days[i]))
        .toList();
  }
}
