package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that triggers derive, whatever is written in whatever order, by plain SQL only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedPricesIT {
  private static final String RELATIVES =
      """
      SELECT category, month, earlier_month, sum(pairs), sum(log_ratio_sum)
      FROM index_relatives GROUP BY 1, 2, 3
      HAVING sum(pairs) <> 0 OR sum(log_ratio_sum) <> 0 ORDER BY 1, 2, 3
      """;

  private static final List<String> DERIVED =
      List.of(
          "SELECT * FROM current_prices ORDER BY 1, 2",
          "SELECT * FROM monthly_prices ORDER BY 1, 2, 3",
          RELATIVES,
          """
          SELECT category, month, round(CAST(log_level AS numeric), 9), pairs
          FROM index_levels ORDER BY 1, 2
          """,
          """
          SELECT category, month, sum(amount)
          FROM category_spending GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1, 2
          """);

  /** Each takes a number that picks what it changes. */
  private static final List<String> WRITES =
      List.of(
          """
          INSERT INTO price_history
            (normalized_product_id, store_id, observed_date, regular_price, source)
          SELECT p.id, s.id, DATE '2024-01-15' + CAST((%1$d * 37 + p.n * s.n * 11) %% 900 AS integer),
                 (%1$d * (p.n + s.n)) %% 500 / 100.0, 'catalog'
          FROM product p CROSS JOIN store s WHERE (p.n + s.n + %1$d) %% 3 = 0
          """,
          "DELETE FROM price_history WHERE hashtext(id::text) %% 9 = %1$d %% 9",
          """
          UPDATE price_history SET regular_price = (%1$d * 7) %% 300 / 100.0
          WHERE hashtext(id::text) %% 7 = %1$d %% 7
          """,
          """
          UPDATE price_history SET observed_date = observed_date - %1$d %% 400
          WHERE hashtext(id::text) %% 11 = %1$d %% 11
          """,
          """
          UPDATE normalized_products
          SET category = (ARRAY['dairy', 'meat', 'produce', NULL])[1 + %1$d %% 4]
          WHERE id = (SELECT id FROM product ORDER BY n LIMIT 1 OFFSET %1$d %% 6)
          """,
          """
          INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
          SELECT 'alice', id, '%1$d', DATE '2024-01-15' + %1$d * 13 %% 700, 1
          FROM store WHERE n = %1$d %% 3 ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO purchase_items
            (purchase_id, product_name_raw, quantity, unit_price, extended_price,
             normalized_product_id)
          SELECT b.id, 'x', 1, 1, %1$d / 100.0, p.id
          FROM purchases b CROSS JOIN product p WHERE (p.n + %1$d) %% 4 = 0
          """,
          """
          UPDATE purchase_items SET extended_price = extended_price + 1,
            normalized_product_id =
              (SELECT id FROM product ORDER BY n LIMIT 1 OFFSET %1$d %% 5)
          WHERE hashtext(id::text) %% 3 = 0
          """,
          "UPDATE purchases SET purchase_date = purchase_date + 20 + %1$d %% 40",
          "DELETE FROM purchase_items WHERE hashtext(id::text) %% 5 = %1$d %% 5",
          "DELETE FROM purchases WHERE hashtext(receipt_id) %% 6 = %1$d %% 6",
          """
          DELETE FROM normalized_products
          WHERE %1$d %% 5 = 0 AND id = (SELECT id FROM product ORDER BY n DESC LIMIT 1)
          """,
          "INSERT INTO normalized_products (canonical_name, category) VALUES ('%1$d', 'meat')",
          "SELECT fold_ledgers()");

  private final TestDatabase database = TestDatabase.migrated();

  @BeforeEach
  void start() {
    database.clear();
    database.execute(
        """
        CREATE OR REPLACE VIEW product AS
        SELECT id, row_number() OVER (ORDER BY canonical_name) AS n FROM normalized_products
        """);
    database.execute(
        """
        CREATE OR REPLACE VIEW store AS
        SELECT id, row_number() OVER (ORDER BY slug) - 1 AS n FROM stores
        """);
    database.execute("INSERT INTO users (id, email) VALUES ('alice', 'alice@example.com')");
    for (int i = 0; i < 3; i++) {
      database.execute("INSERT INTO stores (name, slug) VALUES (?, ?)", "Store " + i, "s" + i);
    }
    for (int i = 0; i < 6; i++) {
      database.execute(
          "INSERT INTO normalized_products (canonical_name, category) VALUES (?, ?)",
          "Product " + i,
          i == 0 ? null : i % 2 == 0 ? "dairy" : "produce");
    }
  }

  @AfterEach
  void agreesWithWhatIsComputedAnew() {
    database.execute("SELECT fold_ledgers()");
    List<List<String>> kept = derived();
    database.execute("SELECT rebuild_derived_prices()");
    assertThat(kept).isEqualTo(derived());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyWritesInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      write(random);
    }
    assertThat(derived()).noneMatch(List::isEmpty);
  }

  @Test
  void writersAtTheSameTime() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int seed = 0; seed < 4; seed++) {
        Random random = new Random(seed);
        writers.add(threads.submit(() -> IntStream.range(0, 25).forEach(_ -> tryToWrite(random))));
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  @Test
  void theNewestTwoOfADayAreToldApartByArrival() {
    observe("2026-01-05", "3.00");
    observe("2026-01-06", "4.00");
    observe("2026-01-06", "5.00");
    observe("2025-12-31", "9.00");
    assertThat(current()).containsExactly("2025-12-31 2026-01-06 5.00 2026-01-06 4.00 25.0000");
  }

  @Test
  void aSingleObservationHasNoneBeforeIt() {
    observe("2026-01-05", "3.00");
    assertThat(current()).containsExactly("2026-01-05 2026-01-05 3.00 null null null");
    database.execute("DELETE FROM price_history");
    assertThat(current()).isEmpty();
  }

  @Test
  void somethingForNothingHasNoIncrease() {
    observe("2026-01-05", "0");
    observe("2026-01-06", "4.00");
    assertThat(current()).containsExactly("2026-01-05 2026-01-06 4.00 2026-01-05 0.00 null");
  }

  @Test
  void foldingChangesNoSum() {
    Random random = new Random(7);
    for (int i = 0; i < 30; i++) {
      write(random);
    }
    List<String> before = database.rows(RELATIVES);
    database.execute("SELECT fold_ledgers()");
    assertThat(database.rows(RELATIVES)).isEqualTo(before);
    assertThat(
            database.rows(
                "SELECT FROM index_relatives GROUP BY category, month, earlier_month"
                    + " HAVING count(*) > 1"))
        .isEmpty();
  }

  private void write(Random random) {
    database.execute(
        WRITES.get(random.nextInt(WRITES.size())).formatted(random.nextInt(1, 10_000)));
  }

  /** Statements over many rows in no order may deadlock; what is rolled back must leave nothing. */
  private void tryToWrite(Random random) {
    try {
      write(random);
    } catch (IllegalStateException e) {
      assertThat(SqlStates.find(e).orElseThrow().getSQLState()).isIn("40P01", "55P03", "23503");
    }
  }

  private void observe(String day, String price) {
    database.execute(
        """
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source)
        SELECT p.id, s.id, CAST(? AS date), CAST(? AS numeric), 'catalog'
        FROM product p CROSS JOIN store s WHERE p.n = 1 AND s.n = 0
        """,
        day,
        price);
  }

  private List<String> current() {
    return database.rows(
        """
        SELECT first_date, latest_date, latest_price, previous_date, previous_price,
               round(increase_pct, 4)
        FROM current_prices
        """);
  }

  private List<List<String>> derived() {
    return DERIVED.stream().map(database::rows).toList();
  }
}
