package com.cartsnitch.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchaseRoutesIT {
  private static final String PATH = "/api/v1/purchases";
  private static final UUID UNKNOWN = UUID.fromString("00000000-0000-4000-8000-000000000000");

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient alice = service.signedIn("alice");
  private final ApiClient bob = service.signedIn("bob");
  private final UUID kroger = data.store("Kroger");
  private final UUID aldi = data.store("Aldi");
  private final UUID eggs = data.product("Eggs", "dairy");
  private final UUID older = data.purchase("alice", kroger, "2026-02-27", "10.50");
  private final UUID newer = data.purchase("alice", aldi, "2026-03-01", "99.90");
  private final UUID refund = data.purchase("alice", kroger, "2026-02-28", "-0.50");
  private final UUID ofEggs = data.line(older, eggs, "EGGS LRG", "2");
  private final UUID ofBananas = data.line(older, null, "BANANAS", "2.310");

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void theNewestComeFirst() {
    ApiAnswer answer = alice.get(PATH);
    assertThat(answer.header("X-Total-Count")).isEqualTo("3");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body(200))
        .isEqualTo(
            "[%s,%s,%s]"
                .formatted(
                    purchase(newer, aldi, "Aldi", "2026-03-01", "99.90", 0),
                    purchase(refund, kroger, "Kroger", "2026-02-28", "-0.50", 0),
                    purchase(older, kroger, "Kroger", "2026-02-27", "10.50", 2)));
  }

  @ParameterizedTest
  @CsvSource({
    "store_id=kroger, 2",
    "from=2026-02-28, 2",
    "to=2026-02-28, 2",
    "from=2026-02-28&to=2026-02-28, 1",
    "from=2026-03-02, 0",
    "page_size=2&page=2, 3",
    "page=7, 3",
  })
  void theListCanBeNarrowed(String query, String total) {
    ApiAnswer answer = alice.get(PATH + "?" + query.replace("=kroger", "=" + kroger));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Total-Count")).isEqualTo(total);
  }

  @Test
  void purchasesOfADayAreOrderedByTheirId() {
    ApiClient carol = service.signedIn("carol");
    for (int i = 0; i < 5; i++) {
      data.purchase("carol", aldi, "2026-03-01", "1.00");
    }
    String pages =
        carol.get(PATH + "?page_size=3").body() + carol.get(PATH + "?page_size=3&page=2").body();
    assertThat(pages.replaceAll(".*?\\{\"id\":\"([^\"]+)\"[^{]*", "$1 ").strip().split(" "))
        .hasSize(5)
        .isSorted();
  }

  @Test
  void everyBadParameterIsListed() {
    assertThat(alice.get(PATH + "?store_id=x&from=y&to=z&page=0&page_size=101").body(422))
        .contains("\"store_id\"", "\"from\"", "\"to\"", "\"page\"", "\"page_size\"");
    assertThat(alice.get(PATH + "/x").body(422)).contains("\"field\":\"id\"");
  }

  @Test
  void aPurchaseHasItsLines() {
    assertThat(alice.get(PATH + "/" + older).body(200))
        .isEqualTo(
            """
            {"id":"%s","store_id":"%s","store_name":"Kroger","purchased_at":"2026-02-27T00:00:00",\
            "total":10.50,"item_count":2,"line_items":[\
            {"id":"%s","product_id":"%s","name":"EGGS LRG","quantity":2,"unit_price":0.59,\
            "total_price":1.18},\
            {"id":"%s","product_id":null,"name":"BANANAS","quantity":2.31,"unit_price":0.59,\
            "total_price":1.36}]}\
            """
                .formatted(older, kroger, ofEggs, eggs, ofBananas));
    assertThat(alice.get(PATH + "/" + newer).body(200))
        .endsWith("\"item_count\":0,\"line_items\":[]}");
  }

  @Test
  void spendingIsSummedByStoreAndMonth() {
    assertThat(alice.get(PATH + "/stats").body(200))
        .isEqualTo(
            """
            {"total_spent":109.90,"purchase_count":3,\
            "by_store":{"Aldi":99.90,"Kroger":10.00},\
            "by_period":{"2026-02":10.00,"2026-03":99.90}}\
            """);
  }

  @Test
  void whoHasBoughtNothingHasEmptyAnswers() {
    assertThat(bob.get(PATH).body(200)).isEqualTo("[]");
    assertThat(bob.get(PATH).header("X-Total-Count")).isEqualTo("0");
    assertThat(bob.get(PATH + "/stats").body(200))
        .isEqualTo("{\"total_spent\":0.00,\"purchase_count\":0,\"by_store\":{},\"by_period\":{}}");
  }

  @Test
  void purchasesOfOthersAreNotThere() {
    String unknown = bob.get(PATH + "/" + UNKNOWN).body(404);
    String ofAlice = bob.get(PATH + "/" + older).body(404);
    assertThat(withoutRequestId(ofAlice))
        .isEqualTo(withoutRequestId(unknown))
        .startsWith("{\"detail\":\"Purchase not found\",\"code\":\"NOT_FOUND\"");
    assertThat(bob.get(PATH + "?store_id=" + kroger).body(200)).isEqualTo("[]");
  }

  @Test
  void nobodyHasNone() {
    for (String path : new String[] {PATH, PATH + "/stats", PATH + "/" + older}) {
      assertThat(service.anonymous().get(path).status()).isEqualTo(401);
    }
  }

  private static String withoutRequestId(String body) {
    return body.replaceFirst("\"request_id\":\"[^\"]+\"", "");
  }

  private static String purchase(
      UUID id, UUID store, String name, String day, String total, int items) {
    return """
    {"id":"%s","store_id":"%s","store_name":"%s","purchased_at":"%sT00:00:00","total":%s,\
    "item_count":%d}\
    """
        .formatted(id, store, name, day, total, items);
  }
}
