package com.cartsnitch.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.auth.sweep.Sweep;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestSettings;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The service as a role that may read and write rows, as the operations page has it: it owns
 * nothing, executes no function that runs as its owner, and changes no schema.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeIT {
  private static final String ROLE = "least_privileged";
  private static final Pattern WITH_DATA = Pattern.compile("/(api/v1/(?!scraping/)|auth|internal)");
  private static final String SERVICE_KEY =
      TestSettings.SECRETS.getOrDefault("CARTSNITCH_SERVICE_KEY", "");

  private final ApiService owner = ApiService.start(AuthSecrets.SETTINGS);
  private final DatabaseSettings database = owner.database().servedBy(ROLE);
  private final ApiService service = owner.another(settings());
  private String product = "";

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(AuthSecrets.SETTINGS);
    settings.put(
        "CARTSNITCH_DATABASE_URL",
        TestSettings.environment(database).get("CARTSNITCH_DATABASE_URL"));
    return settings;
  }

  @BeforeAll
  void makeData() {
    TestData data = new TestData(owner.database());
    UUID store = data.store("Kroger");
    UUID eggs = data.product("Eggs", "dairy");
    data.observe(eggs, store, "2026-01-01", "3.00");
    product = eggs.toString();
  }

  @AfterAll
  void stop() {
    service.close();
    owner.database().execute("DROP OWNED BY " + ROLE);
    owner.close();
  }

  @Test
  void everyOperationHasTheRightsThatItNeeds() {
    int called = 0;
    for (Route route : service.operations()) {
      if (WITH_DATA.matcher(route.template()).lookingAt()) {
        ApiAnswer answer = call(caller(route, called++), route);
        assertThat(answer.status())
            .as("%s %s: %s", route.method().text(), route.template(), answer.body())
            .isNotIn(route.access() == Access.OPEN ? 500 : 401, 500, 503);
      }
    }
    assertThat(called).isGreaterThan(40);
  }

  /** Some operations end the caller's sign-in, or take the caller along. */
  private ApiClient caller(Route route, int number) {
    ApiClient client =
        route.access() == Access.SERVICE
            ? service.anonymous().with("X-Service-Key", SERVICE_KEY)
            : service.signedIn("user" + number);
    return client.with("Content-Type", "application/json");
  }

  private ApiAnswer call(ApiClient client, Route route) {
    String path =
        route
            .template()
            .replaceAll("\\{(product_)?id}", product)
            .replace("{slug}", "kroger")
            .replaceAll("\\{[a-z_]+}", product);
    return client.send(route.method().text(), path, body(route));
  }

  private static String body(Route route) {
    String name = route.method().text() + " " + route.template();
    return Description.served().operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .flatMap(LeastPrivilegeIT::example)
        .orElse("");
  }

  private static Optional<String> example(DescribedOperation operation) {
    return operation
        .part()
        .child("requestBody")
        .flatMap(body -> body.child("content"))
        .flatMap(content -> content.child("application/json"))
        .flatMap(json -> json.child("example"))
        .map(example -> example.node().toString());
  }

  @Test
  void signingInAndOutAndAwayWorks() {
    WebUser bob = WebUser.signedUp(service, "bob");
    Tokens tokens = Tokens.login(service, "bob", WebUser.PASSWORD);
    Tokens next = Tokens.of(service, tokens.refresh());
    assertThat(next.open().status()).isEqualTo(200);
    String token = "{\"refresh_token\":\"%s\"}".formatted(next.refreshToken());
    assertThat(service.anonymous().post("/auth/logout", token).status()).isEqualTo(204);
    ApiClient browser = bob.withCookies().with("Idempotency-Key", "once");
    assertThat(browser.post("/api/v1/shopping/lists", "{\"name\":\"x\"}").status()).isEqualTo(201);
    assertThat(bob.withCookies().delete("/auth/me").status()).isEqualTo(204);
  }

  @Test
  void itSweeps() {
    DatabaseBreaker breaker = new DatabaseBreaker();
    try (ConnectionPool pool =
            ConnectionPool.create(database, breaker, new IgnoringPoolListener());
        Sweep sweep = new Sweep(Database.create(pool, breaker))) {
      assertThat(sweep.once()).isNotNegative();
    }
  }
}
