package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bob walks through every operation with the ids of what is Alice's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherUsersIT {
  /** A body that every operation takes. */
  private static final String BODY = "{\"name\":\"Bob was here\",\"read\":true}";

  private static final String PRODUCT_PATH = "/api/v1/products/{id}";

  private final ApiService service = ApiService.start();
  private final TestData data = new TestData(service.database());
  private final ApiClient alice = service.signedIn("alice");
  private final ApiClient bob = service.signedIn("bob");
  private final List<String> secrets = new ArrayList<>();

  @BeforeAll
  void giveAliceOneOfEverything() {
    UUID store = data.store("Kroger");
    UUID eggs = data.product("Eggs", "dairy");
    data.observe(eggs, store, "2026-01-01", "3.00");
    UUID purchase = data.purchase("alice", store, "2026-01-01", "77.77");
    UUID line = data.line(purchase, eggs, "SECRET LINE", "1");
    UUID coupon = data.coupon(store, eggs, "SECRET COUPON", null);
    UUID event =
        service
            .database()
            .insert(
                """
                INSERT INTO shrinkflation_events
                  (normalized_product_id, detected_date, old_size, new_size)
                VALUES (?, '2026-01-02', '18', '12') RETURNING id
                """,
                eggs);
    ApiAnswer list =
        alice.post(
            "/api/v1/shopping/lists", "{\"name\":\"SECRET LIST\",\"items\":[{\"name\":\"x\"}]}");
    alice.post("/api/v1/me/stores/kroger/connect", "{\"credentials\":{\"user\":\"SECRET\"}}");
    alice.put("/api/v1/alerts/settings", "{\"price_increase_threshold_pct\":77.77}");
    Stream.of(purchase, line, event).map(UUID::toString).forEach(secrets::add);
    secrets.add(list.value("id"));
    secrets.add("SECRET LINE");
    secrets.add("SECRET LIST");
    secrets.add("77.77");
    secrets.add(alice.get("/api/v1/me/email-in-address").value("email_address"));
    // for the caller, not his: everybody may see it among all coupons
    assertThat(alice.get("/api/v1/coupons/relevant").body(200)).contains(coupon.toString());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void nothingOfHersIsSeenOrChanged() {
    List<String> before = hers();
    for (Route route : api().toList()) {
      for (String id : secrets.subList(0, 4)) {
        ApiAnswer answer = call(bob, route, id);
        String operation = route.method().text() + ' ' + route.template();
        assertThat(secrets).as(operation).noneMatch(secret -> answer.body().contains(secret));
        if (route.template().endsWith("/{id}") && !route.template().equals(PRODUCT_PATH)) {
          assertThat(answer.status()).as(operation).isEqualTo(404);
        }
      }
    }
    assertThat(bob.get("/api/v1/coupons/relevant").body(200)).isEqualTo("[]");
    assertThat(hers()).isEqualTo(before);
  }

  /** Else the walk above would prove nothing. */
  @Test
  void sheSeesItAllHerself() {
    String all = String.join("\n", hers());
    assertThat(secrets).allMatch(all::contains);
  }

  /** Her answers to every operation that only reads, by each of her ids. */
  private List<String> hers() {
    return api()
        .filter(route -> route.access() == Route.Access.USER)
        .filter(route -> route.method().text().equals("GET"))
        .flatMap(route -> secrets.subList(0, 4).stream().map(id -> call(alice, route, id)))
        .map(answer -> answer.status() == 200 ? answer.body() : "")
        .toList();
  }

  private Stream<Route> api() {
    return service.operations().stream().filter(route -> route.template().startsWith("/api/"));
  }

  private static ApiAnswer call(ApiClient client, Route route, String id) {
    String path = route.template().replaceAll("\\{(product_)?id}", id).replace("{slug}", "kroger");
    String method = route.method().text();
    boolean takesBody = List.of("POST", "PUT", "PATCH").contains(method);
    return client
        .with("Content-Type", "application/json")
        .send(method, path, takesBody ? BODY : "");
  }
}
