package com.cartsnitch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However much is stored, lists without pages hold what the page about limits says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LargestListsIT {
  private static final String USER = "ann";

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient ann = service.signedIn(USER);

  /** A store more than is listed, a link to each, and a purchase in each, each in a month. */
  @BeforeAll
  void makeStores() {
    service
        .database()
        .execute(
            """
            WITH made AS (
              INSERT INTO stores (name, slug)
              SELECT 'Store ' || lpad(n::text, 4, '0'), 'store-' || n
              FROM generate_series(1, 1001) n
              RETURNING id, substr(name, 7)::int AS n),
            linked AS (
              INSERT INTO user_store_accounts (user_id, store_id, status)
              SELECT ?, id, 'active' FROM made)
            INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)
            SELECT ?, id, n::text, DATE '1940-01-15' + n * interval '1 month', 1.00 FROM made
            """,
            USER,
            USER);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void storesAre1000() {
    assertThat(service.anonymous().get("/api/v1/stores").values("slug"))
        .hasSize(1000)
        .startsWith("store-1")
        .endsWith("store-1000");
  }

  @Test
  void linksAre1000() {
    assertThat(ann.get("/api/v1/me/stores").values("slug"))
        .hasSize(1000)
        .startsWith("store-1")
        .endsWith("store-1000");
  }

  @Test
  void sumsAreOf1000StoresAndTheNewest1000Months() {
    JsonNode stats = json(ann.get("/api/v1/purchases/stats"));
    assertThat(stats.get("total_spent").decimalValue()).isEqualByComparingTo("1001.00");
    assertThat(stats.get("purchase_count").intValue()).isEqualTo(1001);
    assertThat(stats.get("by_store").size()).isEqualTo(1000);
    assertThat(stats.get("by_store").has("Store 1001")).isFalse();
    assertThat(stats.get("by_period").size()).isEqualTo(1000);
    assertThat(stats.get("by_period").has("1940-02")).isFalse();
  }

  @Test
  void aReceiptHas2000Lines() {
    service.signedIn("bob");
    UUID purchase = data.purchase("bob", data.store("Z"), "2026-01-01", "1.00");
    service
        .database()
        .execute(
            """
            INSERT INTO purchase_items
              (purchase_id, product_name_raw, quantity, unit_price, extended_price, created_at)
            SELECT ?, 'Line ' || n, 1, 1.00, 1.00, TIMESTAMPTZ '2026-01-01' + n * interval '1 s'
            FROM generate_series(1, 2001) n
            """,
            purchase);
    ApiAnswer detail = service.signedIn("bob").get("/api/v1/purchases/" + purchase);
    assertThat(json(detail).get("line_items").size()).isEqualTo(2000);
    assertThat(detail.values("name")).startsWith("Line 1").endsWith("Line 2000");
    assertThat(detail.value("item_count")).isEqualTo("2001");
  }

  @Test
  void aProductHasThePricesOf200Stores() {
    UUID product = data.product("Eggs", "dairy");
    service
        .database()
        .execute(
            """
            INSERT INTO price_history
              (normalized_product_id, store_id, observed_date, regular_price, source)
            SELECT ?, id, DATE '2026-01-01', 1.00, 'catalog' FROM stores
            WHERE slug LIKE 'store-%' ORDER BY name LIMIT 201
            """,
            product);
    for (ApiAnswer answer :
        List.of(
            ann.get("/api/v1/products/" + product),
            ann.get("/api/v1/prices/comparison?product_ids=" + product),
            service.anonymous().get("/api/v1/public/store-comparison?product_ids=" + product))) {
      answer.body(200);
      assertThat(answer.values("store_name"))
          .hasSize(200)
          .startsWith("Store 0001")
          .endsWith("Store 0200");
    }
  }

  private static JsonNode json(ApiAnswer answer) {
    return new JsonMapper().readTree(answer.body(200));
  }
}
