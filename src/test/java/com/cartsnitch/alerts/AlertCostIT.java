package com.cartsnitch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading alerts looks at the user's own purchases and events, however many others there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertCostIT {
  private static final Pattern PAGES_READ = Pattern.compile("Buffers: shared hit=(\\d+)");
  private static final String FILL =
      """
      INSERT INTO users (id, email)
      SELECT 'u' || n, n || '@example.com' FROM generate_series(1, 1000) n;
      INSERT INTO stores (name, slug) SELECT 'S' || n, 's' || n FROM generate_series(0, 4) n;
      CREATE TEMP TABLE p AS
      SELECT n, gen_random_uuid() AS id FROM generate_series(0, 4999) n;
      INSERT INTO normalized_products (id, canonical_name) SELECT id, 'P' || n FROM p;
      CREATE TEMP TABLE b AS
      SELECT n, gen_random_uuid() AS id FROM generate_series(0, 9999) n;
      INSERT INTO purchases (id, user_id, store_id, receipt_id, purchase_date, total)
      SELECT b.id, 'u' || b.n % 1000 + 1, s.id, b.n, '2026-01-01', 1
      FROM b JOIN stores s ON s.slug = 's' || b.n % 5;
      INSERT INTO purchase_items
        (purchase_id, product_name_raw, quantity, unit_price, extended_price, normalized_product_id)
      SELECT b.id, 'x', 1, 1, 1, p.id
      FROM b CROSS JOIN generate_series(0, 4) i JOIN p ON p.n = (b.n * 5 + i) % 5000;
      INSERT INTO price_increase_events
        (normalized_product_id, store_id, previous_date, observed_date, old_price, new_price)
      SELECT p.id, s.id, '2025-01-01', DATE '2025-01-01' + d, 1, 2
      FROM p, stores s, generate_series(1, 3) d;
      INSERT INTO shrinkflation_events (normalized_product_id, detected_date, old_size, new_size)
      SELECT p.id, '2025-01-01', d, 1 FROM p, generate_series(2, 3) d;
      """;

  private final TestDatabase database = TestDatabase.migrated();

  @BeforeAll
  void fill() {
    database.execute(FILL);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1, force_custom_plan", "SELECT 1, force_generic_plan",
    "VACUUM ANALYZE, force_custom_plan", "VACUUM ANALYZE, force_generic_plan"
  })
  void noTableIsReadAsAWhole(String statistics, String planning) throws SQLException {
    String plan = plan(statistics, planning);
    assertThat(plan)
        .contains("price_increase_events")
        .doesNotContainPattern("Seq Scan on (purchase|price|shrinkflation|normalized)");
    assertThat(pagesRead(plan)).as(plan).isLessThan(1000);
  }

  private String plan(String statistics, String planning) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statistics);
      statement.execute("SET plan_cache_mode = " + planning);
      statement.execute("PREPARE alerts AS " + numbered(AlertQueries.LIST.text()));
      StringJoiner lines = new StringJoiner("\n");
      try (ResultSet plan =
          statement.executeQuery(
              "EXPLAIN (ANALYZE, BUFFERS) EXECUTE alerts"
                  + " (5, true, 'u7', 'u7', NULL, NULL, 100, 0, 'u7')")) {
        while (plan.next()) {
          lines.add(plan.getString(1));
        }
      }
      return lines.toString();
    }
  }

  /** Of the whole statement, which comes first. */
  private static int pagesRead(String plan) {
    Matcher matcher = PAGES_READ.matcher(plan);
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static String numbered(String sql) {
    String numbered = sql;
    for (int n = 1; numbered.contains("?"); n++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + n);
    }
    return numbered;
  }
}
