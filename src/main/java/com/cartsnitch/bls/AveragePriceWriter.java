package com.cartsnitch.bls;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes products and prices, a transaction a call. Each begins by locking the store's row, so that
 * two imports at once take turns and neither doubles what the other writes.
 */
final class AveragePriceWriter {
  private static final String ADD_STORE =
      """
      INSERT INTO stores (name, slug) VALUES ('US city average', 'us-average')
      ON CONFLICT (slug) DO NOTHING
      """;
  private static final String LOCK_STORE =
      "SELECT id FROM stores WHERE slug = 'us-average' FOR NO KEY UPDATE";
  private static final String NAME_PRODUCT =
      """
      INSERT INTO normalized_products AS p (id, canonical_name, category, size, size_unit)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET canonical_name = excluded.canonical_name, category = excluded.category,
          size = excluded.size, size_unit = excluded.size_unit
      WHERE (p.canonical_name, p.category, p.size, p.size_unit) IS DISTINCT FROM
            (excluded.canonical_name, excluded.category, excluded.size, excluded.size_unit)
      """;
  private static final String ADD_PRODUCT =
      """
      INSERT INTO normalized_products (id, canonical_name, category, size, size_unit)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """;
  private static final String MERGE =
      """
      MERGE INTO price_history AS h
      USING (
        SELECT CAST(? AS uuid) AS store_id, product_id, day, price
        FROM unnest(CAST(? AS uuid[]), CAST(? AS date[]), CAST(? AS numeric[]))
          AS u (product_id, day, price)) AS b
      ON h.normalized_product_id = b.product_id AND h.store_id = b.store_id
        AND h.observed_date = b.day AND h.source = 'catalog'
      WHEN MATCHED AND h.regular_price <> b.price THEN
        UPDATE SET regular_price = b.price
      WHEN NOT MATCHED THEN
        INSERT (normalized_product_id, store_id, observed_date, regular_price, source)
        VALUES (b.product_id, b.store_id, b.day, b.price, 'catalog')
      """;
  private static final String NAMES =
      "SELECT id, canonical_name FROM normalized_products WHERE id = ANY (?)";

  private final Connection connection;

  AveragePriceWriter(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Makes products of series, or brings the products' names and sizes up to them. */
  void name(Collection<Series> series) throws SQLException {
    lockStore();
    writeProducts(NAME_PRODUCT, series);
    connection.commit();
  }

  /**
   * Writes prices that are not there yet or have changed.
   *
   * @param series what to make products of where there are none yet
   * @param observations at most one of a series and month
   * @return how many were new or had changed
   */
  long write(Collection<Series> series, Collection<Observation> observations) throws SQLException {
    UUID store = lockStore();
    writeProducts(ADD_PRODUCT, series);
    try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
      merge.setObject(1, store);
      merge.setArray(2, array("uuid", observations, o -> Series.productId(o.seriesId())));
      merge.setArray(3, array("date", observations, o -> o.month().atDay(1).toString()));
      merge.setArray(4, array("numeric", observations, Observation::price));
      long written = merge.executeLargeUpdate();
      connection.commit();
      return written;
    }
  }

  /** The names of products, by id. */
  Map<UUID, String> names(Collection<UUID> products) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NAMES)) {
      query.setArray(1, connection.createArrayOf("uuid", products.toArray()));
      Map<UUID, String> names = new HashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
      }
      connection.commit();
      return names;
    }
  }

  private UUID lockStore() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(ADD_STORE);
      try (ResultSet store = statement.executeQuery(LOCK_STORE)) {
        store.next();
        return store.getObject(1, UUID.class);
      }
    }
  }

  private void writeProducts(String sql, Collection<Series> series) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Series one : series) {
        insert.setObject(1, one.productId());
        insert.setString(2, one.name());
        insert.setString(3, one.category().orElse(null));
        insert.setString(4, one.size().map(PackageSize::size).orElse(null));
        insert.setString(5, one.size().map(PackageSize::unit).orElse(null));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Array array(
      String type, Collection<Observation> observations, Function<Observation, Object> element)
      throws SQLException {
    return connection.createArrayOf(type, observations.stream().map(element).toArray());
  }
}
