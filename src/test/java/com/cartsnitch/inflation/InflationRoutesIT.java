package com.cartsnitch.inflation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InflationRoutesIT {
  private static final String PATH = "/api/v1/public/inflation";

  private final TestDatabase database = TestDatabase.migrated();
  private final TestData data = new TestData(database);
  private final RouteClient client =
      RouteClient.serving(new InflationRoutes(new Transparency(database.session())).operations());
  private UUID kroger = new UUID(0, 0);

  @BeforeEach
  void addStore() {
    kroger =
        database.insert("INSERT INTO stores (name, slug) VALUES ('Kroger', 'kroger') RETURNING id");
  }

  @AfterEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    client.close();
    database.close();
  }

  @Test
  void withoutPricesTheIndexIsAHundredAndNothingStandsBehindIt() {
    String empty =
        "{\"period\":\"all-time\",\"cartsnitch_index\":100.00,\"cpi_baseline\":100.00,"
            + "\"categories\":{},\"from\":null,\"to\":null,\"pairs\":0,\"cpi_from\":null,"
            + "\"cpi_to\":null,\"cpi_available\":false}";
    assertThat(client.body(PATH)).isEqualTo(empty);
    observe(product("Bread", "bakery"), "2026-01-05", "1.00");
    assertThat(client.body(PATH + "?category=meat")).isEqualTo(empty);
  }

  @Test
  void withoutACategoryAnItemIsLeftOut() {
    UUID misc = product("Misc", null);
    observe(misc, "2026-01-05", "1.00");
    observe(misc, "2026-02-05", "2.00");
    assertThat(client.body(PATH)).contains("\"categories\":{}", "\"pairs\":0");
  }

  @Test
  void aFreeItemDoesNotBreakTheIndex() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2026-01-05", "1.00");
    observe(bread, "2026-02-05", "0.00");
    observe(bread, "2026-03-05", "1.50");
    assertThat(client.body(PATH)).contains("\"bakery\":150.00", "\"pairs\":1");
  }

  @Test
  void seasonalGoodsAreCarriedByTheRestOfTheirClass() {
    UUID bread = product("Apples", "produce");
    observe(bread, "2026-01-05", "10.00");
    observe(bread, "2026-02-05", "11.00");
    observe(bread, "2026-03-05", "12.10");
    observe(bread, "2026-04-05", "13.31");
    UUID strawberries = product("Strawberries", "produce");
    observe(strawberries, "2026-01-05", "20.00");
    observe(strawberries, "2026-04-05", "20.00");
    // in April apples 1.1 and strawberries 20 / (20 x 1.21), on a level of 121
    assertThat(client.body(PATH)).contains("\"produce\":115.37", "\"pairs\":4");
  }

  @Test
  void aMonthWithoutPairsCarriesTheLevelForward() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2026-01-05", "10.00");
    observe(bread, "2026-02-05", "11.00");
    observe(product("Rolls", "bakery"), "2026-03-05", "99.00");
    observe(bread, "2026-04-05", "12.10");
    assertThat(client.body(PATH)).contains("\"bakery\":121.00", "\"pairs\":2");
  }

  @Test
  void anItemAwayForTwelveMonthsCountsAndForThirteenIsNew() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2025-01-31", "1.00");
    observe(bread, "2026-01-01", "2.00");
    UUID milk = product("Milk", "dairy");
    observe(milk, "2024-12-31", "1.00");
    observe(milk, "2026-01-01", "2.00");
    assertThat(client.body(PATH)).contains("\"bakery\":200.00", "\"dairy\":100.00", "\"pairs\":1,");
  }

  @Test
  void onlyMonthsOfThePeriodCount() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2025-11-05", "1.00");
    observe(bread, "2026-01-05", "2.00");
    observe(bread, "2026-02-05", "3.00");
    assertThat(client.body(PATH + "?period=1m"))
        .contains("\"bakery\":150.00", "\"from\":\"2026-01\",\"to\":\"2026-02\",\"pairs\":1,");
    assertThat(client.body(PATH + "?period=3m")).contains("\"bakery\":300.00");
  }

  @Test
  void everyStoreIsAPairOfItsOwnAndAMonthIsItsMean() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2026-01-05", "1.00");
    observe(bread, "2026-01-06", "3.00");
    observe(bread, "2026-02-05", "8.00");
    database.execute("INSERT INTO stores (name, slug) VALUES ('Aldi', 'aldi')");
    database.execute(
        """
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source)
        SELECT ?, id, month, 5, 'catalog' FROM stores,
          (VALUES (CAST('2026-01-01' AS date)), (CAST('2026-02-01' AS date))) AS m (month)
        WHERE slug = 'aldi'
        """,
        bread);
    // 8 / 2 at one store and 1 at the other: the geometric mean is 2
    assertThat(client.body(PATH)).contains("\"bakery\":200.00", "\"pairs\":2,");
  }

  @Test
  void categoriesWeighAsMuchAsWasSpentOnThem() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2026-01-05", "1.00");
    observe(bread, "2026-02-05", "1.10");
    UUID milk = product("Milk", "dairy");
    observe(milk, "2026-01-05", "1.00");
    observe(milk, "2026-02-05", "1.20");
    assertThat(client.body(PATH)).contains("\"cartsnitch_index\":115.00");

    buy(bread, "2026-01-01", "30.00");
    buy(milk, "2026-02-28", "10.00");
    buy(milk, "2026-03-01", "1000.00");
    buy(milk, "2025-12-31", "1000.00");
    buy(product("Beer", "other"), "2026-02-01", "1000.00");
    assertThat(client.body(PATH + "?period=1m")).contains("\"cartsnitch_index\":112.50");
  }

  @Test
  void aMonthWithoutAConsumerPriceIndexTakesTheOneBefore() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2025-08-05", "1.00");
    observe(bread, "2025-10-05", "1.00");
    cpi("2025-08-01", "200");
    cpi("2025-09-01", "205");
    cpi("2025-11-01", "300");
    assertThat(client.body(PATH))
        .contains(
            "\"cpi_baseline\":102.50",
            "\"cpi_from\":\"2025-08\",\"cpi_to\":\"2025-09\",\"cpi_available\":true");
  }

  @Test
  void aConsumerPriceIndexMoreThanTwoMonthsOffSaysNothing() {
    UUID bread = product("Bread", "bakery");
    observe(bread, "2025-08-05", "1.00");
    observe(bread, "2025-12-05", "1.00");
    cpi("2025-08-01", "200");
    cpi("2025-09-01", "205");
    assertThat(client.body(PATH))
        .contains("\"cpi_baseline\":100.00", "\"cpi_to\":\"2025-09\",\"cpi_available\":false");
    cpi("2025-10-01", "210");
    assertThat(client.body(PATH)).contains("\"cpi_baseline\":105.00", "\"cpi_available\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"period=2y", "period=", "period=ALL-TIME", "category=", "category=a%2Fb"})
  void badParametersAreRefused(String query) {
    assertThat(client.get(PATH + "?" + query).status()).isEqualTo(422);
  }

  private void observe(UUID product, String day, String price) {
    data.observe(product, kroger, day, price);
  }

  private void buy(UUID product, String day, String price) {
    database.execute(
        "INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com') ON CONFLICT DO NOTHING");
    UUID purchase =
        database.insert(
            """
            INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
            VALUES ('ann', ?, ?, CAST(? AS date), CAST(? AS numeric)) RETURNING id
            """,
            kroger,
            day,
            day,
            price);
    database.execute(
        """
        INSERT INTO purchase_items (purchase_id, product_name_raw, quantity, unit_price,
          extended_price, normalized_product_id)
        VALUES (?, 'X', 1, CAST(? AS numeric), CAST(? AS numeric), ?)
        """,
        purchase,
        price,
        price,
        product);
  }

  private void cpi(String month, String value) {
    database.execute(
        "INSERT INTO cpi_observations VALUES (CAST(? AS date), CAST(? AS numeric))", month, value);
  }

  private UUID product(String name, @Nullable String category) {
    return data.product(name, category);
  }
}
