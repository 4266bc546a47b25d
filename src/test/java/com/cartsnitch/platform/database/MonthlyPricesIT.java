package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The triggers on price_history, by plain SQL only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonthlyPricesIT {
  private static final String OBSERVE =
      """
      INSERT INTO price_history
        (normalized_product_id, store_id, observed_date, regular_price, source)
      VALUES (?, ?, CAST(? AS date), CAST(? AS numeric), 'catalog')
      """;
  private static final String MONTHS =
      """
      SELECT to_char(month, 'YYYY-MM'), observations, round(mean_price, 4), latest_date, latest_price
      FROM monthly_prices ORDER BY month, mean_price
      """;

  private final TestDatabase database = TestDatabase.migrated();
  private UUID milk = new UUID(0, 0);
  private UUID kroger = new UUID(0, 0);

  @BeforeEach
  void start() {
    database.clear();
    milk = product("Milk");
    kroger =
        database.insert("INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger') RETURNING id");
  }

  @AfterEach
  void agreesWithPriceHistory() {
    List<String> kept = database.rows(MONTHS);
    database.execute("SELECT rebuild_derived_prices()");
    assertThat(kept).isEqualTo(database.rows(MONTHS));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void insertsAreAveragedByMonthWithoutRounding() {
    observe("2026-01-05", "3.00");
    observe("2026-01-31", "3.01");
    observe("2026-01-20", "3.01");
    observe("2026-02-01", "9.99");
    assertThat(database.rows(MONTHS))
        .containsExactly("2026-01 3 3.0067 2026-01-31 3.01", "2026-02 1 9.9900 2026-02-01 9.99");
  }

  @Test
  void aChangedPriceChangesItsMonth() {
    observe("2026-01-05", "3.00");
    observe("2026-01-06", "4.00");
    database.execute("UPDATE price_history SET regular_price = 5 WHERE regular_price = 4");
    assertThat(database.rows(MONTHS)).containsExactly("2026-01 2 4.0000 2026-01-06 5.00");
  }

  @Test
  void aMovedObservationLeavesOneMonthAndEntersAnother() {
    observe("2026-01-05", "3.00");
    observe("2026-02-05", "4.00");
    database.execute(
        "UPDATE price_history SET observed_date = '2026-02-01' WHERE regular_price = 3");
    assertThat(database.rows(MONTHS)).containsExactly("2026-02 2 3.5000 2026-02-05 4.00");
  }

  @Test
  void anUpdateOfAnythingElseTouchesNoMonth() {
    observe("2026-01-05", "3.00");
    List<String> versions = database.rows("SELECT xmin, ctid FROM monthly_prices");
    database.execute("UPDATE price_history SET sale_price = 2.50");
    assertThat(database.rows("SELECT xmin, ctid FROM monthly_prices")).isEqualTo(versions);
  }

  @Test
  void deletesUncoverTheLatestBeforeAndEmptyMonthsGo() {
    observe("2026-01-05", "3.00");
    observe("2026-01-06", "4.00");
    observe("2026-02-01", "5.00");
    database.execute("DELETE FROM price_history WHERE regular_price > 3");
    assertThat(database.rows(MONTHS)).containsExactly("2026-01 1 3.0000 2026-01-05 3.00");
  }

  @Test
  void theLaterArrivalOfADayIsTheLatest() {
    observe("2026-01-05", "3.00");
    observe("2026-01-05", "2.00");
    assertThat(database.rows(MONTHS)).containsExactly("2026-01 2 2.5000 2026-01-05 2.00");
  }

  @Test
  void truncateEmptiesIt() {
    observe("2026-01-05", "3.00");
    database.execute("TRUNCATE price_history");
    assertThat(database.rows(MONTHS)).isEmpty();
  }

  @Test
  void aProductTakesItsMonthsAlong() {
    observe("2026-01-05", "3.00");
    UUID bread = product("Bread");
    database.execute(OBSERVE, bread, kroger, "2026-01-05", "1.00");
    database.execute("DELETE FROM normalized_products WHERE id = ?", milk);
    assertThat(database.rows(MONTHS)).containsExactly("2026-01 1 1.0000 2026-01-05 1.00");
  }

  @Test
  void aFailedTransactionLeavesNothing() throws Exception {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      observe(connection, milk, 5);
      connection.rollback();
    }
    assertThat(database.rows(MONTHS)).isEmpty();
  }

  @Test
  void concurrentWritersOfOneMonthLoseNothing() throws Exception {
    Callable<Void> insert = () -> writeHundred(milk);
    Callable<Void> insertAndDelete =
        () -> {
          writeHundred(milk);
          database.execute("DELETE FROM price_history WHERE regular_price <= 30");
          return null;
        };
    runAll(List.of(insert, insert, insertAndDelete, insertAndDelete));
  }

  @Test
  void writersOfTheSameMonthsInOppositeOrderDoNotDeadlock() throws Exception {
    List<UUID> products = IntStream.range(0, 100).mapToObj(i -> product("Item " + i)).toList();
    insertTogether(products);
    Callable<Void> up = () -> refreshOften(products);
    Callable<Void> down = () -> refreshOften(products.reversed());
    runAll(List.of(up, down, () -> insertTogether(products)));
    assertThat(database.rows("SELECT DISTINCT observations FROM monthly_prices"))
        .containsExactly("2");
  }

  private Void refreshOften(List<UUID> products) throws Exception {
    try (Connection connection = database.connect();
        PreparedStatement refresh =
            connection.prepareStatement(
                """
                SELECT refresh_prices(
                  array_agg(p ORDER BY n), array_agg(CAST(? AS uuid) ORDER BY n),
                  array_agg(CAST('2026-01-01' AS date) ORDER BY n))
                FROM unnest(?) WITH ORDINALITY AS u (p, n)
                """)) {
      refresh.setObject(1, kroger);
      refresh.setArray(2, connection.createArrayOf("uuid", products.toArray()));
      for (int round = 0; round < 30; round++) {
        refresh.execute();
      }
      return null;
    }
  }

  private Void writeHundred(UUID product) throws Exception {
    try (Connection connection = database.connect()) {
      for (int cents = 1; cents <= 100; cents++) {
        observe(connection, product, cents);
      }
      return null;
    }
  }

  private Void insertTogether(List<UUID> products) throws Exception {
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO price_history
                  (normalized_product_id, store_id, observed_date, regular_price, source)
                SELECT p, ?, '2026-01-05', 1, 'catalog'
                FROM unnest(?) AS u (p)
                """)) {
      insert.setObject(1, kroger);
      insert.setArray(2, connection.createArrayOf("uuid", products.toArray()));
      insert.execute();
      return null;
    }
  }

  private static void runAll(List<Callable<Void>> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private void observe(String day, String price) {
    database.execute(OBSERVE, milk, kroger, day, price);
  }

  private void observe(Connection connection, UUID product, int cents) throws Exception {
    try (PreparedStatement insert = connection.prepareStatement(OBSERVE)) {
      insert.setObject(1, product);
      insert.setObject(2, kroger);
      insert.setString(3, "2026-01-05");
      insert.setInt(4, cents);
      insert.execute();
    }
  }

  private UUID product(String name) {
    return database.insert(
        "INSERT INTO normalized_products (canonical_name) VALUES (?) RETURNING id", name);
  }
}
