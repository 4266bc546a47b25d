package com.cartsnitch.prices;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.testing.DevData;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PriceRoutesIT {
  private static final String PATH = "/api/v1/public/trends/";

  // still the evening of 9 March in Detroit
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-03-10T03:30:00Z"), ZoneId.of("America/Detroit"));
  private final TestDatabase database = TestDatabase.migrated();
  private final TestData data = new TestData(database);
  private final RouteClient client =
      RouteClient.serving(
          new PublicPriceRoutes(new Prices(database.session()), clock).operations());
  private UUID milk = new UUID(0, 0);
  private UUID kroger = new UUID(0, 0);

  @BeforeAll
  void fill() throws Exception {
    new AveragePriceImport(database.settings(), new QuietProgress(), false)
        .run(List.of(DevData.folder()));
    milk =
        database.insert(
            "INSERT INTO normalized_products (canonical_name) VALUES ('Milk') RETURNING id");
    kroger = store("Kroger");
    observe(kroger, "2026-03-10", "4.00");
    observe(kroger, "2026-03-09", "4.90");
    observe(store("Aldi"), "2026-03-09", "3.05");
    observe(kroger, "2026-03-07", "4.8");
    observe(kroger, "2026-03-06", "4.70");
  }

  @AfterAll
  void close() {
    client.close();
    database.close();
  }

  @Test
  void pointsLieAfterUntilMinusDaysAndNotAfterUntil() {
    assertThat(client.body(PATH + milk + "?days=2&until=2026-03-09"))
        .contains("3.05", "4.90")
        .doesNotContain("4.80", "4.00");
    assertThat(client.body(PATH + milk + "?days=3&until=2026-03-09"))
        .contains("3.05", "4.90", "4.80")
        .doesNotContain("4.70");
  }

  @Test
  void pointsAreSortedByDateThenStoreAndPricesHaveTwoDecimals() {
    assertThat(client.body(PATH + milk))
        .startsWith(
            "{\"product_id\":\"%s\",\"product_name\":\"Milk\",\"data_points\":[".formatted(milk))
        .containsSubsequence("4.70", "4.80", "Aldi", "Kroger")
        .contains(
            "{\"date\":\"2026-03-09T00:00:00\",\"price\":4.90,\"store_id\":\"%s\",\"store_name\":\"Kroger\"}"
                .formatted(kroger))
        .contains("\"price\":4.80,");
  }

  @Test
  void withoutUntilTodayInTheConfiguredZoneIsTheLastDay() {
    assertThat(client.body(PATH + milk)).contains("2026-03-09").doesNotContain("2026-03-10");
  }

  @Test
  void eggsHaveAPointForEveryMonthOfAYear() {
    String eggs = PATH + eggs();
    assertThat(client.body(eggs + "?days=365&until=2022-08-31").split("\"price\"", -1))
        .hasSize(1 + 12);
    assertThat(client.body(eggs + "?days=365")).contains("\"data_points\":[]");
  }

  @Test
  void dayOneOfTheCalendarIsFine() {
    assertThat(client.body(PATH + milk + "?days=365&until=0001-01-01"))
        .contains("\"data_points\":[]");
  }

  @Test
  void anUnknownProductIsNotFound() {
    assertThat(client.get(PATH + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"days=0", "days=366", "days=abc", "days=", "until=2026-02-30", "until=x"})
  void badParametersAreRefused(String query) {
    assertThat(client.get(PATH + milk + "?" + query).status()).isEqualTo(422);
  }

  @Test
  void aMalformedIdIsRefusedTogetherWithTheRest() {
    assertThat(client.get(PATH + "milk?days=0&until=x").body())
        .contains("product_id", "days", "until");
  }

  private String eggs() {
    return database
        .rows("SELECT id FROM normalized_products WHERE canonical_name LIKE 'Eggs%'")
        .getFirst();
  }

  private void observe(UUID store, String day, String price) {
    data.observe(milk, store, day, price);
  }

  private UUID store(String name) {
    return data.store(name);
  }
}
