package com.cartsnitch.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CouponRoutesIT {
  private static final String PATH = "/api/v1/coupons";
  private static final String RELEVANT = PATH + "/relevant";

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient alice = service.signedIn("alice");
  private final LocalDate today = LocalDate.now(ZoneId.of("America/Detroit"));
  private final UUID kroger = data.store("Kroger");
  private final UUID aldi = data.store("Aldi");
  private final UUID eggs = data.product("Eggs", "dairy");
  private final UUID milk = data.product("Milk", "dairy");
  private final UUID endless = data.coupon(kroger, eggs, "Endless", null);
  private final UUID nextYear = data.coupon(aldi, milk, "Next year", day(365));
  private final UUID lastDay = data.coupon(kroger, null, "Last day", day(0));

  @BeforeAll
  void fill() {
    data.coupon(kroger, eggs, "Expired", day(-1));
    service
        .database()
        .execute(
            "UPDATE coupons SET description = 'All of it', discount_value = NULL WHERE id = ?",
            nextYear);
    UUID purchase = data.purchase("alice", aldi, day(-400), "1.00");
    data.line(purchase, eggs, "EGGS", "1");
    data.line(purchase, eggs, "EGGS", "1");
    data.line(purchase, null, "?", "1");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void theSoonestToExpireComeFirstAndTheEndlessLast() {
    assertThat(alice.get(PATH).body(200))
        .isEqualTo(
            "[%s,%s,%s]"
                .formatted(
                    coupon(lastDay, kroger, "Kroger", "Last day", "10.00", null, day(0)),
                    coupon(nextYear, aldi, "Aldi", "All of it", "null", milk, day(365)),
                    coupon(endless, kroger, "Kroger", "Endless", "10.00", eggs, null)));
  }

  @Test
  void thoseOfOneStore() {
    assertThat(alice.get(PATH + "?store_id=" + aldi).body(200))
        .contains("All of it")
        .doesNotContain("Kroger");
    assertThat(alice.get(PATH + "?store_id=" + eggs).body(200)).isEqualTo("[]");
    assertThat(alice.get(PATH + "?store_id=aldi").body(422)).contains("\"field\":\"store_id\"");
  }

  @Test
  void theRelevantOnesAreForWhatTheCallerHasBoughtWherever() {
    ApiAnswer answer = alice.get(RELEVANT);
    assertThat(answer.header("X-Total-Count")).isEqualTo("1");
    assertThat(answer.body(200)).contains("Endless");
    ApiClient bob = service.signedIn("bob");
    assertThat(bob.get(RELEVANT).body(200)).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, RELEVANT})
  void bothArePagedAHundredAtATime(String path) {
    assertThat(alice.get(path).header("Link")).contains("page_size=100");
    assertThat(alice.get(path + "?page=2&page_size=2").header("Link")).contains("rel=\"prev\"");
    assertThat(alice.get(path + "?page=0&page_size=101").body(422))
        .contains("\"page\"", "\"page_size\"");
    assertThat(service.anonymous().get(path).status()).isEqualTo(401);
  }

  private String day(int fromToday) {
    return today.plusDays(fromToday).toString();
  }

  private static String coupon(
      UUID id,
      UUID store,
      String name,
      String text,
      String value,
      @Nullable UUID product,
      @Nullable String day) {
    return """
    {"id":"%s","store_id":"%s","store_name":"%s","description":"%s","discount_value":%s,\
    "discount_type":"percent","product_id":%s,"expires_at":%s}\
    """
        .formatted(
            id,
            store,
            name,
            text,
            value,
            product == null ? null : '"' + product.toString() + '"',
            day == null ? null : '"' + day + "T00:00:00\"");
  }
}
