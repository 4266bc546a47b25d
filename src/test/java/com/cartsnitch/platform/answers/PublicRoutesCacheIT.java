package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.seed.Seed;
import com.cartsnitch.seed.SeedOptions;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.TestData;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every public route on two replicas over HTTP, whoever changes the data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicRoutesCacheIT {
  private static final Duration LATEST = Duration.ofSeconds(2);

  private RedisServer redis;
  private ApiService one;
  private ApiService other;
  private TestData data;

  @BeforeAll
  void open() throws Exception {
    redis = RedisServer.start();
    Map<String, String> settings = Map.of("CARTSNITCH_REDIS_URL", redis.url());
    one = ApiService.start(settings);
    other = one.another(settings);
    data = new TestData(one.database());
  }

  @AfterAll
  void close() {
    other.close();
    one.close();
    redis.close();
  }

  @BeforeEach
  void clear() {
    one.database().clear();
  }

  @Test
  void pricesAreSeen() throws Exception {
    UUID kroger = data.store("Kroger");
    UUID milk = data.product("Milk", "dairy");
    data.observe(milk, kroger, "2026-01-05", "3.00");
    String trend = "/api/v1/public/trends/%s?until=2026-03-01".formatted(milk);
    String comparison = "/api/v1/public/store-comparison?product_ids=" + milk;
    String inflation = "/api/v1/public/inflation";
    warm(trend, body -> body.contains("3.00"));
    warm(comparison, body -> body.contains("3.00"));
    warm(inflation, body -> body.contains("\"to\":\"2026-01\""));
    data.observe(milk, kroger, "2026-02-05", "4.50");
    seen(trend, body -> body.contains("4.50"));
    seen(comparison, body -> body.contains("4.50"));
    seen(inflation, body -> body.contains("\"to\":\"2026-02\""));
    one.database().execute("TRUNCATE price_history");
    seen(trend, body -> body.contains("\"data_points\":[]"));
  }

  @Test
  void aSeedIsSeen() throws Exception {
    String products = "/api/v1/public/products?page_size=1";
    warm("/api/v1/stores", "[]"::equals);
    warm(products, "[]"::equals);
    new Seed(Environment.DEV, one.database().settings(), new QuietProgress())
        .run(new SeedOptions(1, new BigDecimal("0.01"), LocalDate.of(2026, 3, 15), null, null));
    seen("/api/v1/stores", body -> body.contains("Kroger"));
    seen(products, body -> body.length() > 2);
  }

  @Test
  void anImportIsSeen(@TempDir Path folder) throws Exception {
    UUID kroger = data.store("Kroger");
    UUID milk = data.product("Milk", "dairy");
    data.observe(milk, kroger, "2026-01-05", "3.00");
    data.observe(milk, kroger, "2026-02-05", "3.30");
    warm("/api/v1/public/inflation", body -> body.contains("\"cpi_available\":false"));
    Path file = folder.resolve("cpi.csv");
    Files.writeString(file, "month,cpi_u\n2026-01,320.0\n2026-02,321.0\n");
    new CpiImport(one.database().settings(), new QuietProgress(), false).run(List.of(file));
    seen("/api/v1/public/inflation", body -> body.contains("\"cpi_available\":true"));
  }

  @Test
  void unknownParametersMakeNoNewQuestions() {
    data.store("Kroger");
    for (ApiService service : List.of(one, other)) {
      ApiAnswer first = service.anonymous().get("/api/v1/public/products?page=1");
      ApiAnswer second = service.anonymous().get("/api/v1/public/products?x=1&page_size=20");
      assertThat(second.body(200)).isEqualTo(first.body(200));
      assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
      assertThat(second.header("Link")).contains("x=1").isNotEqualTo(first.header("Link"));
    }
  }

  @Test
  void whatIsKeptIsSentLikeWhatIsComputed() throws Exception {
    data.product("Milk", "dairy");
    warm("/api/v1/public/products", body -> body.contains("Milk"));
    ApiAnswer computed = one.anonymous().get("/api/v1/public/products");
    for (int i = 0; i < 3; i++) {
      ApiAnswer kept = other.anonymous().get("/api/v1/public/products");
      assertThat(kept.body(200)).isEqualTo(computed.body(200));
      for (String header : List.of("ETag", "Link", "X-Total-Count", "Cache-Control")) {
        assertThat(kept.header(header)).isEqualTo(computed.header(header));
      }
    }
    assertThat(
            other
                .anonymous()
                .with("If-None-Match", computed.header("ETag"))
                .get("/api/v1/public/products")
                .status())
        .isEqualTo(304);
  }

  @Test
  void whatUsersReadIsNotKept() {
    UUID milk = data.product("Milk", "dairy");
    assertThat(one.signedIn("ann").get("/api/v1/products").body(200)).contains("Milk");
    one.database()
        .execute("UPDATE normalized_products SET canonical_name = 'Oat Milk' WHERE id = ?", milk);
    assertThat(one.signedIn("ann").get("/api/v1/products").body(200)).contains("Oat Milk");
  }

  private void warm(String path, Predicate<String> old) throws Exception {
    for (ApiService service : List.of(one, other)) {
      Eventually.waitFor(
          path, Duration.ofSeconds(20), () -> old.test(service.anonymous().get(path).body(200)));
    }
  }

  private void seen(String path, Predicate<String> changed) throws Exception {
    for (ApiService service : List.of(one, other)) {
      Eventually.waitFor(path, LATEST, () -> changed.test(service.anonymous().get(path).body(200)));
    }
  }
}
