package com.cartsnitch.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo data agree with each other and come out the same everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedIT {
  private static final LocalDate UNTIL = LocalDate.of(2026, 3, 15);
  private static final String BOUGHT =
      """
      SELECT DISTINCT i.normalized_product_id, p.store_id
      FROM purchases p
      JOIN purchase_items i ON i.purchase_id = p.id
      JOIN users u ON u.id = p.user_id
      WHERE u.email = 'demo@example.com' AND i.normalized_product_id IS NOT NULL
      """;
  private static final Pattern NAME = Pattern.compile("(.+) (\\S+) (\\S+)");

  private final TestDatabase whole = TestDatabase.migrated();
  private final TestDatabase tenth = TestDatabase.migrated();
  private final TestDatabase tiny = TestDatabase.migrated();

  @BeforeAll
  void seed() throws Exception {
    run(whole, "1");
    run(tenth, "0.1");
    run(tiny, "0.001");
  }

  @AfterAll
  void close() {
    List.of(whole, tenth, tiny).forEach(TestDatabase::close);
  }

  @ParameterizedTest
  @EnumSource
  void theDataAgreeWithEachOther(Rule rule) {
    for (TestDatabase database : List.of(whole, tenth, tiny)) {
      String sql =
          "WITH span AS (SELECT DATE '2025-09-16' AS first, DATE '2026-03-15' AS last) SELECT * FROM (%s) AS broken"
              .formatted(rule.violations());
      assertThat(database.rows(sql)).isEmpty();
    }
  }

  @Test
  void theNumbersAreExact() {
    assertThat(counts(whole)).containsExactly(500L, 500L, 5_000L, 25_000L, 50_000L, 200L, 20L, 3L);
    assertThat(counts(tenth)).containsExactly(50L, 50L, 500L, 2_500L, 5_000L, 20L, 2L, 3L);
    assertThat(counts(tiny)).containsExactly(25L, 25L, 250L, 1_250L, 2_500L, 10L, 1L, 3L);
  }

  @Test
  void nothingIsMissing() {
    for (TestDatabase database : List.of(whole, tenth)) {
      assertThat(database.rows("SELECT DISTINCT category FROM normalized_products")).hasSize(11);
      assertThat(database.rows("SELECT DISTINCT source FROM price_history ORDER BY 1"))
          .containsExactly("catalog", "receipt", "weekly_ad");
      assertThat(database.rows("SELECT DISTINCT discount_type FROM coupons ORDER BY 1"))
          .containsExactly("bogo", "buy_x_get_y", "fixed", "percent");
      assertThat(
              database.rows(
                  """
                  SELECT count(*) FILTER (WHERE valid_to < DATE '2026-03-15') > 0,
                         count(*) FILTER (WHERE valid_to IS NULL) > 0,
                         count(*) FILTER (WHERE valid_from > DATE '2026-03-15') > 0,
                         count(*) FILTER (WHERE normalized_product_id IS NULL) > 0
                  FROM coupons
                  """))
          .containsExactly("t t t t");
      assertThat(
              database.rows(
                  """
                  SELECT count(sale_price) > 0, count(loyalty_price) > 0, count(coupon_price) > 0,
                         (SELECT count(*) > 0 FROM purchase_items
                          WHERE normalized_product_id IS NULL)
                  FROM price_history
                  """))
          .containsExactly("t t t t");
      Dump.of(database)
          .forEach((table, rows) -> assertThat(rows.isEmpty()).as(table).isEqualTo(empty(table)));
    }
  }

  @Test
  void namesEndWithTheSizeAndBarCodesHold() {
    List<String> products =
        whole.rows("SELECT canonical_name, size || ' ' || size_unit FROM normalized_products");
    assertThat(products).doesNotHaveDuplicates().hasSize(500);
    for (String product : products) {
      Matcher matcher = NAME.matcher(product);
      assertThat(matcher.matches()).isTrue();
      String label = matcher.group(1).replaceFirst("^.*, ", "").replace("fl oz", "fl_oz");
      PackSize size = PackSize.parse(label);
      assertThat(size.text() + " " + size.unit())
          .as(product)
          .isEqualTo(matcher.group(2) + " " + matcher.group(3));
    }
    assertThat(
            whole.rows("SELECT jsonb_array_elements_text(upc_variants) FROM normalized_products"))
        .doesNotHaveDuplicates()
        .hasSize(520)
        .allMatch(SeedIT::isUpc);
    assertThat(whole.rows("SELECT DISTINCT upc FROM purchase_items WHERE upc IS NOT NULL"))
        .allMatch(SeedIT::isUpc);
  }

  @Test
  void theDemonstratingUserHasSomethingToSee() {
    assertThat(
            whole.rows(
                "SELECT a.password FROM accounts a JOIN users u ON u.id = a.user_id"
                    + " WHERE u.email = 'demo@example.com' AND u.display_name = 'Demo Shopper'"
                    + " AND a.account_id = u.id AND a.provider_id = 'credential'"))
        .singleElement()
        .asString()
        .matches("\\$2b\\$12\\$[./A-Za-z0-9]{53}");
    assertThat(
            whole.rows(
                "SELECT count(*) > 5 FROM (%s) AS b JOIN price_increase_events e USING (normalized_product_id, store_id) WHERE e.new_price >= 1.05 * e.old_price"
                    .formatted(BOUGHT)))
        .containsExactly("t");
    assertThat(
            whole.rows(
                "SELECT count(DISTINCT e.id) > 1 FROM (%s) AS b JOIN shrinkflation_events e USING (normalized_product_id)"
                    .formatted(BOUGHT)))
        .containsExactly("t");
    assertThat(
            whole.rows(
                "SELECT count(DISTINCT c.store_id), count(DISTINCT c.latest_price) > 1 FROM"
                    + " current_prices c JOIN normalized_products p ON p.id ="
                    + " c.normalized_product_id WHERE p.canonical_name LIKE '%Eggs, 12 ct' GROUP BY"
                    + " p.id ORDER BY 1 DESC LIMIT 1"))
        .containsExactly("3 t");
  }

  @Test
  void theSameBytesComeOutInAnotherTimeZoneAndLanguage() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try (TestDatabase again = TestDatabase.migrated()) {
      DatabaseSettings settings = again.settings();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      try {
        run(settings, "1.0");
      } finally {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
      }
      assertSame(Dump.of(again), Dump.of(whole));
    }
  }

  @Test
  void anotherSeedIsAnotherDataSetOfTheSameSize() throws Exception {
    try (TestDatabase other = TestDatabase.migrated()) {
      new Seed(Environment.DEV, other.settings(), new QuietProgress())
          .run(new SeedOptions(2, new BigDecimal("0.1"), UNTIL, null, null));
      assertThat(counts(other)).isEqualTo(counts(tenth));
      assertThat(other.rows("SELECT id FROM users"))
          .doesNotContainAnyElementsOf(tenth.rows("SELECT id FROM users"));
    }
  }

  @Test
  void theWholeCanBeTenTimesAsMuchWithoutRunningOutOfNames() {
    Span span = Span.until(UNTIL);
    List<Product> few = new Catalogue(1, span).products(500);
    List<Product> many = new Catalogue(1, span).products(12_000);
    assertThat(many.subList(0, 500))
        .map(Product::name)
        .isEqualTo(few.stream().map(Product::name).toList());
    assertThat(many).map(Product::name).doesNotHaveDuplicates();
    assertThat(many).flatMap(Product::upcs).doesNotHaveDuplicates();
  }

  private static void assertSame(Map<String, List<String>> some, Map<String, List<String>> others) {
    assertThat(some.keySet()).isEqualTo(others.keySet());
    others.forEach((table, rows) -> assertThat(some.get(table)).as(table).isEqualTo(rows));
  }

  private static void run(TestDatabase database, String scale) throws Exception {
    run(database.settings(), scale);
  }

  private static void run(DatabaseSettings settings, String scale) throws Exception {
    new Seed(Environment.DEV, settings, new QuietProgress())
        .run(new SeedOptions(1, new BigDecimal(scale), UNTIL, null, null));
  }

  private static List<Long> counts(TestDatabase database) {
    return List.of(
            "users",
            "normalized_products",
            "purchases",
            "purchase_items",
            "price_history",
            "coupons",
            "shrinkflation_events",
            "stores")
        .stream()
        .map(table -> Long.valueOf(database.rows("SELECT count(*) FROM " + table).getFirst()))
        .toList();
  }

  private static boolean empty(String table) {
    return List.of(
            "sessions",
            "verifications",
            "refresh_tokens",
            "sign_in_addresses",
            "email_changes",
            "cpi_observations",
            "alert_settings",
            "alert_read_marks",
            "idempotency_keys")
        .contains(table);
  }

  private static boolean isUpc(String code) {
    int sum = 0;
    for (int i = 0; i < code.length(); i++) {
      sum += (code.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return code.matches("\\d{12}") && sum % 10 == 0;
  }
}
