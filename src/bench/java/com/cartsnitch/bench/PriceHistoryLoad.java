package com.cartsnitch.bench;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.settings.SettingsPart;
import com.cartsnitch.settings.SettingsReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Gives a database that was seeded a hundred times its price history: for every product at a store
 * one observation a day, back from the day before the demo data begin, along a random walk that
 * ends at the first price there. All in one transaction: stopped, it leaves nothing behind.
 */
public final class PriceHistoryLoad {
  static final long ROWS = 5_000_000;
  private static final int PAIRS_A_STEP = 50;
  private static final String BEGIN =
      """
      SELECT min(h.observed_date), min(h.observed_date) < (SELECT min(purchase_date) - 30 FROM purchases)
      FROM price_history h
      JOIN stores s ON s.id = h.store_id
      WHERE s.slug IN ('meijer', 'kroger', 'target')
      """;
  private static final String PAIRS =
      """
      CREATE TEMPORARY TABLE pairs ON COMMIT DROP AS
      SELECT product, store, price, row_number() OVER (ORDER BY product, store) - 1 AS place
      FROM (
        SELECT DISTINCT ON (h.normalized_product_id, h.store_id)
               h.normalized_product_id AS product, h.store_id AS store, h.regular_price AS price
        FROM price_history h
        JOIN stores s ON s.id = h.store_id
        WHERE s.slug IN ('meijer', 'kroger', 'target')
        ORDER BY h.normalized_product_id, h.store_id, h.observed_date) AS first
      """;
  // Prices were lower in the past: 3.7 percent a year, on the mean.
  private static final String INSERT =
      """
      INSERT INTO price_history
        (normalized_product_id, store_id, observed_date, regular_price, source, created_at,
         updated_at)
      SELECT product, store, day,
             round(greatest(0.05, price * exp(sum(step) OVER walk)::numeric), 2), 'catalog',
             day + interval '12 hours', day + interval '12 hours'
      FROM (
        SELECT p.product, p.store, p.price, CAST(? AS date) - d AS day,
               (random() - 0.5) * 0.01 - 0.0001 AS step
        FROM pairs p
        CROSS JOIN LATERAL generate_series(1, CASE WHEN p.place < ? THEN ? ELSE ? END) AS d
        WHERE p.place >= ? AND p.place < ?) AS steps
      WINDOW walk AS (PARTITION BY product, store ORDER BY day DESC)
      """;

  private final Connection connection;
  private final long rows;

  private PriceHistoryLoad(Connection connection, long rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /**
   * The entry point; the database is that of {@code CARTSNITCH_DATABASE_URL}.
   *
   * @param arguments how many rows; 5 000 000 without
   */
  public static void main(String[] arguments) throws SQLException {
    long rows = arguments.length == 0 ? ROWS : Long.parseLong(arguments[0]);
    load(
        SettingsReader.read(System.getenv(), Path.of("application.yaml"), SettingsPart.DATABASE),
        rows);
  }

  /**
   * Loads.
   *
   * @param settings a database that was seeded
   * @param rows how many rows
   */
  static void load(DatabaseSettings settings, long rows) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = CommandConnection.open(settings)) {
      connection.setAutoCommit(false);
      new PriceHistoryLoad(connection, rows).run();
      connection.setAutoCommit(true);
      execute(connection, "VACUUM ANALYZE");
    }
    System.out.printf("%d rows in %d s%n", rows, (System.nanoTime() - start) / 1_000_000_000);
  }

  private void run() throws SQLException {
    LocalDate begin = begin();
    execute(connection, "ALTER TABLE price_history DISABLE TRIGGER USER");
    execute(connection, "SELECT setseed(0.5)");
    execute(connection, PAIRS);
    int pairs = pairs();
    for (int first = 0; first < pairs; first += PAIRS_A_STEP) {
      insert(begin, pairs, first);
      System.out.printf("%d of %d%n", Math.min(first + PAIRS_A_STEP, pairs), pairs);
    }
    execute(connection, "ALTER TABLE price_history ENABLE TRIGGER USER");
    System.out.println("Computing what is derived from it ...");
    execute(connection, "SELECT rebuild_derived_prices()");
    connection.commit();
  }

  /** The first day of the demo data, if nobody has put anything before it. */
  private LocalDate begin() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BEGIN)) {
      row.next();
      LocalDate begin = row.getObject(1, LocalDate.class);
      if (begin == null || row.getBoolean(2)) {
        throw new IllegalStateException(
            "only right after seed: there are no demo data, or there is older history already");
      }
      return begin;
    }
  }

  private int pairs() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM pairs")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void insert(LocalDate begin, int pairs, int first) throws SQLException {
    int days = Math.toIntExact(rows / pairs);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, begin);
      insert.setInt(2, Math.toIntExact(rows % pairs));
      insert.setInt(3, days + 1);
      insert.setInt(4, days);
      insert.setInt(5, first);
      insert.setInt(6, first + PAIRS_A_STEP);
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
