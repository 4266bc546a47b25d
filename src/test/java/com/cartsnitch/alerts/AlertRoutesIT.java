package com.cartsnitch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertRoutesIT {
  private static final String ALERTS = "/api/v1/alerts";
  private static final String SETTINGS = ALERTS + "/settings";

  private final ApiService service = ApiService.start();
  private final AlertScene scene = new AlertScene(service.database());
  private UUID milk = new UUID(0, 0);
  private UUID kroger = new UUID(0, 0);
  private ApiClient ann = service.anonymous();
  private ApiClient bob = ann;

  /** Ann has bought milk at Kroger's, Bob nothing. */
  @BeforeEach
  void start() {
    service.database().clear();
    ann = service.signedIn("ann");
    bob = service.signedIn("bob");
    milk = scene.product("Milk");
    kroger = scene.store("Kroger");
    scene.purchase("ann", kroger, milk);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void whoBoughtNothingOrNothingHappenedHasNoAlerts() {
    for (ApiClient user : List.of(ann, bob)) {
      ApiAnswer answer = user.get(ALERTS);
      assertThat(answer.body(200)).isEqualTo("[]");
      assertThat(answer.header("X-Total-Count")).isEqualTo("0");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void alertsHaveTheseFieldsNewestFirst() {
    UUID rise = scene.rise(milk, kroger, "2026-01-02", "3.99", "4.49");
    UUID shrink = scene.shrink(milk, "2026-01-03");
    assertThat(ann.get(ALERTS).body(200))
        .isEqualTo(
            """
            [{"id":"%s","alert_type":"shrinkflation","product_id":"%s","product_name":"Milk",\
            "message":"Size changed from 18oz to 15.5oz: unit price up 16.1 %%",\
            "triggered_at":"2026-01-03T00:00:00","read":false},\
            {"id":"%s","alert_type":"price_increase","product_id":"%s","product_name":"Milk",\
            "message":"Price at Kroger rose 12.5 %% from $3.99 to $4.49",\
            "triggered_at":"2026-01-02T00:00:00","read":false}]\
            """
                .formatted(shrink, milk, rise, milk));
  }

  @Test
  void onlyProductsThatTheUserBoughtConcernHimAndOnlyStoresWhereHeShops() {
    UUID target = scene.store("Target");
    UUID bread = scene.product("Bread");
    UUID eggs = scene.product("Eggs");
    scene.purchase("bob", target, bread, milk);
    scene.purchase("bob", target, bread, milk);
    scene.rise(milk, target, "2026-01-01", "1.00", "2.00");
    scene.rise(bread, kroger, "2026-01-01", "1.00", "2.00");
    scene.shrink(bread, "2026-01-01");
    scene.rise(eggs, kroger, "2026-01-01", "1.00", "2.00");
    scene.shrink(eggs, "2026-01-01");
    assertThat(ann.get(ALERTS).values("id")).isEmpty();
    assertThat(bob.get(ALERTS).values("product_name")).containsExactlyInAnyOrder("Milk", "Bread");
    scene.purchase("ann", target, eggs);
    assertThat(ann.get(ALERTS).values("message"))
        .containsExactlyInAnyOrder(
            "Price at Target rose 100.0 % from $1.00 to $2.00",
            "Price at Kroger rose 100.0 % from $1.00 to $2.00",
            "Size changed from 18oz to 15.5oz: unit price up 16.1 %");
    assertThat(ann.get(ALERTS).values("product_name")).containsOnly("Milk", "Eggs");
  }

  @Test
  void theThresholdIsComparedWithTheUnroundedPercent() {
    String five = scene.rise(milk, kroger, "2026-01-03", "2.00", "2.10").toString();
    String less = scene.rise(milk, kroger, "2026-01-02", "99.99", "104.98").toString();
    String least = scene.rise(milk, kroger, "2026-01-01", "99.99", "100.00").toString();
    assertThat(ann.get(ALERTS).values("id")).containsExactly(five);
    threshold("4.99");
    assertThat(ann.get(ALERTS).values("id")).containsExactly(five, less);
    threshold("0");
    assertThat(ann.get(ALERTS).values("id")).containsExactly(five, less, least);
    threshold("5.01");
    assertThat(ann.get(ALERTS).values("id")).isEmpty();
  }

  @Test
  void shrinkflationCanBeSwitchedOffAndOnAgain() {
    UUID shrink = scene.shrink(milk, "2026-01-03");
    ann.put(SETTINGS, "{\"shrinkflation_enabled\": false}");
    assertThat(ann.get(ALERTS).values("id")).isEmpty();
    assertThat(ann.patch(ALERTS + '/' + shrink, "{\"read\": true}").status()).isEqualTo(404);
    ann.put(SETTINGS, "{\"shrinkflation_enabled\": true}");
    assertThat(ann.get(ALERTS).values("id")).containsExactly(shrink.toString());
  }

  @Test
  void pagesTellTheirTotalAndNeighbours() {
    scene.rises(milk, kroger, 103);
    scene.shrink(milk, "2026-01-01");
    ApiAnswer first = ann.get(ALERTS);
    assertThat(first.values("id")).hasSize(100);
    assertThat(first.values("triggered_at")).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(first.header("X-Total-Count")).isEqualTo("104");
    assertThat(first.header("Link"))
        .contains("</api/v1/alerts?page=2&page_size=100>; rel=\"next\"");
    assertThat(ann.get(ALERTS + "?page=11&page_size=10").values("id")).hasSize(4);
    ApiAnswer beyond = ann.get(ALERTS + "?page=1000000");
    assertThat(beyond.body(200)).isEqualTo("[]");
    assertThat(beyond.header("X-Total-Count")).isEqualTo("104");
    for (String query : List.of("page=0", "page=x", "page_size=0", "page_size=101")) {
      assertThat(ann.get(ALERTS + '?' + query).badFields()).hasSize(1);
    }
  }

  @Test
  void alertsOfOneDayGoById() {
    for (int n = 1; n <= 20; n++) {
      scene.shrink(milk, "2026-01-01");
    }
    scene.rise(milk, kroger, "2026-01-01", "1.00", "2.00");
    assertThat(ann.get(ALERTS).values("id")).hasSize(21).isSorted();
  }

  @Test
  void readIsEachUsersOwnAndCanBeTakenBack() {
    scene.purchase("bob", kroger, milk);
    String path = ALERTS + '/' + scene.shrink(milk, "2026-01-03");
    String other = ALERTS + '/' + scene.rise(milk, kroger, "2026-01-02", "1.00", "2.00");
    for (int time = 1; time <= 2; time++) {
      ApiAnswer read = ann.patch(path, "{\"read\": true}");
      assertThat(read.body(200)).contains("\"read\":true");
      assertThat(ann.get(ALERTS).values("read")).containsExactly("true", "false");
      assertThat(bob.get(ALERTS).values("read")).containsExactly("false", "false");
      assertThat(ann.get(ALERTS).body()).startsWith('[' + read.body() + ',');
    }
    for (int time = 1; time <= 2; time++) {
      assertThat(ann.patch(path, "{\"read\": false}").body(200)).contains("\"read\":false");
      assertThat(ann.get(ALERTS).values("read")).containsExactly("false", "false");
    }
    assertThat(ann.patch(other, "{\"read\": true}").body(200))
        .contains("\"alert_type\":\"price_increase\"", "\"read\":true");
  }

  @Test
  void anAlertThatTheUserDoesNotSeeIsAsGoodAsNone() {
    UUID shrink = scene.shrink(milk, "2026-01-03");
    UUID small = scene.rise(milk, kroger, "2026-01-02", "1.00", "1.01");
    String read = "{\"read\": true}";
    assertThat(bob.patch(ALERTS + '/' + shrink, read).body(404)).contains("Alert not found");
    assertThat(ann.patch(ALERTS + '/' + small, read).body(404)).contains("Alert not found");
    assertThat(ann.patch(ALERTS + '/' + UUID.randomUUID(), read).status()).isEqualTo(404);
    assertThat(service.database().rows("SELECT event_id FROM alert_read_marks")).isEmpty();
  }

  @Test
  void badMarksAreRefused() {
    String path = ALERTS + '/' + scene.shrink(milk, "2026-01-03");
    assertThat(ann.patch(ALERTS + "/7", "{}").badFields())
        .containsExactly("id type", "read missing");
    assertThat(ann.patch(path, "{\"read\": null}").badFields()).containsExactly("read type");
    assertThat(ann.patch(path, "{\"read\": 1}").badFields()).containsExactly("read type");
    assertThat(ann.patch(path, "").body(400)).contains("BAD_REQUEST");
    assertThat(ann.patch(path, "{").body(400)).contains("BAD_REQUEST");
    assertThat(ann.with("Content-Type", "text/plain").patch(path, "{}").status()).isEqualTo(415);
  }

  @Test
  void nobodyGetsNothingWhateverHeSends() {
    ApiClient nobody = service.anonymous();
    assertThat(nobody.get(ALERTS + "?page=0").body(401)).contains("UNAUTHORIZED");
    assertThat(nobody.patch(ALERTS + "/7", "{").body(401)).contains("UNAUTHORIZED");
  }

  private void threshold(String percent) {
    ann.put(SETTINGS, "{\"price_increase_threshold_pct\": %s}".formatted(percent)).body(200);
  }
}
