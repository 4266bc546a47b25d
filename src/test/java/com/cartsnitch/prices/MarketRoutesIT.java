package com.cartsnitch.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices of one product and across products, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketRoutesIT {
  private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000000");

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient alice = service.signedIn("alice");
  private final ApiClient nobody = service.anonymous();
  private final UUID aldi = data.store("Aldi");
  private final UUID kroger = data.store("Kroger");
  private final UUID eggs = data.product("Eggs", "dairy");
  private final UUID milk = data.product("Milk", "dairy");
  private final UUID bread = data.product("Bread", "bakery");

  @BeforeAll
  void observe() {
    data.observe(eggs, kroger, "2026-03-01", "3.00");
    data.observe(eggs, kroger, "2026-03-08", "3.30");
    data.observe(eggs, aldi, "2026-03-08", "2.99");
    data.observe(eggs, aldi, "2026-03-08", "2.89");
    data.observe(milk, kroger, "2024-01-01", "4.00");
    data.observe(milk, kroger, "2024-02-01", "6.00");
    data.observe(bread, aldi, "2026-02-01", "2.00");
    data.observe(bread, aldi, "2026-02-08", "2.01");
    // arrived late: no increase of today against it
    data.observe(bread, aldi, "2026-01-01", "1.00");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aProductHasOneCurrentPriceAStore() {
    assertThat(alice.get("/api/v1/products/" + eggs).body(200))
        .isEqualTo(
            """
            {"id":"%s","name":"Eggs","brand":null,"category":"dairy","upc":null,"image_url":null,\
            "prices_by_store":[%s,%s]}\
            """
                .formatted(
                    eggs,
                    price(aldi, "Aldi", "2.89", "2026-03-08"),
                    price(kroger, "Kroger", "3.30", "2026-03-08")));
  }

  @Test
  void aProductThatWasNeverSeenHasNoPrices() {
    UUID unseen = data.product("Unseen", null);
    assertThat(alice.get("/api/v1/products/" + unseen).body(200))
        .endsWith("\"category\":null,\"upc\":null,\"image_url\":null,\"prices_by_store\":[]}");
    assertThat(alice.get("/api/v1/products/" + unseen + "/prices").body(200))
        .isEqualTo(
            "{\"product_id\":\"%s\",\"product_name\":\"Unseen\",\"data_points\":[]}"
                .formatted(unseen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/products/%s", "/api/v1/products/%s/prices"})
  void anUnknownProductIsNotFound(String path) {
    assertThat(alice.get(path.formatted(UNKNOWN)).body(404))
        .startsWith("{\"detail\":\"Product not found\",\"code\":\"NOT_FOUND\"");
    assertThat(alice.get(path.formatted("eggs")).body(422)).contains("\"field\":\"id\"");
    assertThat(nobody.get(path.formatted(eggs)).status()).isEqualTo(401);
  }

  @Test
  void aHistoryIsInOrderOfDayThenStore() {
    ApiAnswer answer = alice.get("/api/v1/products/" + eggs + "/prices");
    assertThat(answer.header("X-Total-Count")).isEqualTo("4");
    assertThat(answer.body(200))
        .isEqualTo(
            "{\"product_id\":\"%s\",\"product_name\":\"Eggs\",\"data_points\":[%s]}"
                .formatted(
                    eggs,
                    Stream.of(
                            point("2026-03-01", "3.00", kroger, "Kroger"),
                            point("2026-03-08", "2.99", aldi, "Aldi"),
                            point("2026-03-08", "2.89", aldi, "Aldi"),
                            point("2026-03-08", "3.30", kroger, "Kroger"))
                        .collect(Collectors.joining(","))));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-02, 3",
    "to=2026-03-07, 1",
    "from=2026-03-01&to=2026-03-01, 1",
    "from=2026-03-09, 0",
    "from=2026-03-09&to=2026-03-01, 0",
  })
  void aHistoryCanBeNarrowedToDays(String query, int points) {
    ApiAnswer answer = alice.get("/api/v1/products/" + eggs + "/prices?" + query);
    assertThat(occurrences("\"date\"", answer.body(200))).isEqualTo(points);
    assertThat(answer.header("X-Total-Count")).isEqualTo(Integer.toString(points));
  }

  @Test
  void aHistoryCanBeNarrowedToAStore() {
    String path = "/api/v1/products/" + eggs + "/prices?store_id=";
    assertThat(alice.get(path + aldi).body(200)).contains("Aldi").doesNotContain("Kroger");
    assertThat(alice.get(path + UNKNOWN).body(200)).contains("\"data_points\":[]");
    assertThat(alice.get(path + "aldi&from=x&to=y").body(422))
        .contains("\"field\":\"store_id\"", "\"field\":\"from\"", "\"field\":\"to\"");
  }

  @Test
  void trendsShowTheLastYearOfDataByProductName() {
    ApiAnswer answer = alice.get("/api/v1/prices/trends");
    assertThat(answer.header("X-Total-Count")).isEqualTo("2");
    assertThat(answer.body(200))
        .containsSubsequence("Bread", "1.00", "2.00", "2.01", "Eggs", "3.00", "3.30")
        .doesNotContain("Milk");
  }

  @Test
  void trendsOfOtherTimesAndCategories() {
    String path = "/api/v1/prices/trends?";
    assertThat(alice.get(path + "category=dairy&to=2024-06-30").body(200))
        .startsWith("[{\"product_id\":\"" + milk)
        .contains("4.00", "6.00")
        .doesNotContain("Eggs");
    assertThat(alice.get(path + "from=2024-01-15&to=2024-03-01").body(200))
        .contains("6.00")
        .doesNotContain("4.00");
    assertThat(alice.get(path + "category=none").body(200)).isEqualTo("[]");
    assertThat(alice.get(path + "from=2027-01-01").body(200)).isEqualTo("[]");
  }

  @Test
  void trendsArePagedByProduct() {
    ApiAnswer answer = alice.get("/api/v1/prices/trends?page_size=1&page=2");
    assertThat(answer.header("X-Total-Count")).isEqualTo("2");
    assertThat(answer.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    assertThat(answer.body(200)).contains("Eggs").doesNotContain("Bread");
    ApiAnswer beyond = alice.get("/api/v1/prices/trends?page=9");
    assertThat(beyond.header("X-Total-Count")).isEqualTo("2");
    assertThat(beyond.body(200)).isEqualTo("[]");
  }

  @Test
  void increasesCompareTheLatestPriceWithTheOneBeforeBiggestFirst() {
    assertThat(alice.get("/api/v1/prices/increases").body(200))
        .isEqualTo(
            "[%s,%s,%s]"
                .formatted(
                    increase(milk, "Milk", "Kroger", "4.00", "6.00", "50.00", "2024-02-01"),
                    increase(eggs, "Eggs", "Kroger", "3.00", "3.30", "10.00", "2026-03-08"),
                    increase(bread, "Bread", "Aldi", "2.00", "2.01", "0.50", "2026-02-08")));
  }

  @ParameterizedTest
  @CsvSource({
    "threshold_pct=0.5, 3",
    "threshold_pct=0.51, 2",
    "threshold_pct=50, 1",
    "threshold_pct=50.01, 0",
    "since=2026-02-08, 2",
    "since=2026-03-09, 0",
    "page_size=1&page=3, 3",
  })
  void increasesCanBeNarrowed(String query, String total) {
    assertThat(alice.get("/api/v1/prices/increases?" + query).header("X-Total-Count"))
        .isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threshold_pct=-1",
        "threshold_pct=1000.01",
        "threshold_pct=1.001",
        "threshold_pct=1e1",
        "threshold_pct=x",
        "since=2026-02-30",
      })
  void badBoundsOfIncreasesAreRefused(String query) {
    assertThat(alice.get("/api/v1/prices/increases?" + query).body(422))
        .contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
  }

  @Test
  void aComparisonKeepsTheOrderAskedForAndSkipsWhatIsUnknown() {
    String ids = ids(milk, UNKNOWN, bread, milk);
    String expected =
        "[{\"product_id\":\"%s\",\"product_name\":\"Milk\",\"prices\":[%s]},"
            .formatted(milk, price(kroger, "Kroger", "6.00", "2024-02-01"));
    assertThat(alice.get("/api/v1/prices/comparison?" + ids).body(200))
        .startsWith(expected)
        .containsOnlyOnce("\"Milk\"")
        .endsWith(price(aldi, "Aldi", "2.01", "2026-02-08") + "]}]");
    assertThat(alice.get("/api/v1/prices/comparison?" + ids(UNKNOWN)).body(200)).isEqualTo("[]");
    assertThat(nobody.get("/api/v1/public/store-comparison?" + ids).body(200))
        .startsWith("{\"products\":" + expected);
  }

  @Test
  void aPublicComparisonCanBeNarrowedToACategory() {
    String path = "/api/v1/public/store-comparison?" + ids(bread, eggs);
    assertThat(nobody.get(path + "&category=dairy").body(200))
        .contains("Eggs")
        .doesNotContain("Bread");
    assertThat(nobody.get(path + "&category=none").body(200)).isEqualTo("{\"products\":[]}");
    assertThat(nobody.get(path + "&category=%3B").body(422)).contains("\"field\":\"category\"");
    ApiAnswer answer = nobody.get(path);
    ApiClient again = nobody.with("If-None-Match", answer.header("ETag"));
    assertThat(again.get(path).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/prices/comparison, 100", "/api/v1/public/store-comparison, 20"})
  void aComparisonNeedsProductsButNotTooMany(String path, int most) {
    assertThat(alice.get(path).body(422))
        .contains("{\"field\":\"product_ids\",\"message\":\"is required\",\"type\":\"missing\"}");
    assertThat(alice.get(path + "?product_ids=x").body(422)).contains("must be a UUID");
    assertThat(alice.get(path + "?" + ids(many(most))).status()).isEqualTo(200);
    assertThat(alice.get(path + "?" + ids(many(most + 1))).body(422))
        .contains("must be at most " + most);
    String sameAgain = "product_ids=%s&".formatted(UNKNOWN).repeat(most + 1);
    assertThat(alice.get(path + "?" + sameAgain).status()).isEqualTo(422);
  }

  private static UUID[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> new UUID(1, i)).toArray(UUID[]::new);
  }

  private static String ids(UUID... ids) {
    return List.of(ids).stream().map(id -> "product_ids=" + id).collect(Collectors.joining("&"));
  }

  private static int occurrences(String part, String text) {
    return text.split(part, -1).length - 1;
  }

  private static String price(UUID store, String name, String price, String day) {
    return """
    {"store_id":"%s","store_name":"%s","current_price":%s,"last_seen_at":"%sT00:00:00"}\
    """
        .formatted(store, name, price, day);
  }

  private static String point(String day, String price, UUID store, String name) {
    return """
    {"date":"%sT00:00:00","price":%s,"store_id":"%s","store_name":"%s"}\
    """
        .formatted(day, price, store, name);
  }

  private static String increase(
      UUID product, String name, String store, String old, String now, String pct, String day) {
    return """
    {"product_id":"%s","product_name":"%s","store_name":"%s","old_price":%s,"new_price":%s,\
    "increase_pct":%s,"detected_at":"%sT00:00:00"}\
    """
        .formatted(product, name, store, old, now, pct, day);
  }
}
