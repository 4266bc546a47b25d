package com.cartsnitch.prices;

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

/** However long the history, an answer holds so many prices, the newest, and says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class PointLimitsIT {
  private static final String TRENDS = "/api/v1/prices/trends?from=2000-01-01&to=2026-01-01";

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient user = service.signedIn("user");
  private final UUID store = data.store("Store");
  private final UUID most = data.product("A", "a");
  private final UUID more = data.product("B", "b");
  private final UUID few = data.product("C", "b");
  private final UUID old = data.product("D", "b");

  @BeforeAll
  void observe() {
    service.database().execute("ALTER TABLE price_history DISABLE TRIGGER USER");
    observe(most, 20_000);
    observe(more, 20_001);
    observe(few, 3);
    service.database().execute("ALTER TABLE price_history ENABLE TRIGGER USER");
    service.database().execute("SELECT rebuild_derived_prices()");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** A price is the number of the observation, from the oldest; three on a day. */
  private void observe(UUID product, int count) {
    service
        .database()
        .execute(
            """
            INSERT INTO price_history
              (normalized_product_id, store_id, observed_date, regular_price, source, created_at)
            SELECT ?, ?, DATE '2026-01-01' - (? - n) / 3, n, 'catalog',
                   TIMESTAMPTZ '2026-01-01' + n * interval '1 second'
            FROM generate_series(1, ?) n
            """,
            product,
            store,
            count,
            count);
  }

  @Test
  void trendsOfOneProductHold20000Prices() {
    ApiAnswer whole = user.get(TRENDS + "&category=a");
    assertThat(prices(whole)).hasSize(20_000);
    assertThat(whole.headers().firstValue("X-Truncated")).isEmpty();
    ApiAnswer cut = user.get(TRENDS + "&page=2&page_size=1");
    assertThat(prices(cut)).hasSize(20_000).doesNotContain("1.00").startsWith("2.00");
    assertThat(cut.header("X-Truncated")).isEqualTo("true");
  }

  @Test
  void productsOnAPageShareThem() {
    ApiAnswer two = user.get(TRENDS + "&category=b&page_size=100");
    assertThat(prices(two)).hasSize(10_000 + 3).startsWith("10002.00").endsWith("2.00", "3.00");
    assertThat(two.header("X-Truncated")).isEqualTo("true");
    ApiAnswer three = user.get(TRENDS);
    assertThat(prices(three)).hasSize(6_666 + 6_666 + 3);
    assertThat(three.header("X-Total-Count")).isEqualTo("3");
  }

  @Test
  void fewerThanTheShareAreWhole() {
    ApiAnswer last = user.get(TRENDS + "&page=3&page_size=1");
    assertThat(prices(last)).containsExactly("1.00", "2.00", "3.00");
    assertThat(last.headers().firstValue("X-Truncated")).isEmpty();
    assertThat(user.get(TRENDS + "&page=9").body(200)).isEqualTo("[]");
  }

  @Test
  void theHistoryOfAProductHolds10000() {
    String path = "/api/v1/products/%s/prices";
    ApiAnswer cut = user.get(path.formatted(more));
    assertThat(prices(cut)).hasSize(10_000).startsWith("10002.00").endsWith("20001.00");
    assertThat(cut.header("X-Truncated")).isEqualTo("true");
    assertThat(cut.header("X-Total-Count")).isEqualTo("20001");
    ApiAnswer whole = user.get(path.formatted(few));
    assertThat(prices(whole)).hasSize(3);
    assertThat(whole.headers().firstValue("X-Truncated")).isEmpty();
  }

  @Test
  void aPublicTrendHolds5000() {
    service
        .database()
        .execute(
            """
            INSERT INTO price_history
              (normalized_product_id, store_id, observed_date, regular_price, source, created_at)
            SELECT ?, ?, DATE '1999-12-31', n, 'catalog',
                   TIMESTAMPTZ '2026-01-01' + n * interval '1 second'
            FROM generate_series(1, 5001) n
            """,
            old,
            store);
    ApiAnswer answer =
        service.anonymous().get("/api/v1/public/trends/%s?days=30&until=1999-12-31".formatted(old));
    assertThat(prices(answer)).hasSize(5_000).doesNotContain("1.00");
  }

  private static List<String> prices(ApiAnswer answer) {
    answer.body(200);
    return answer.values("price");
  }
}
