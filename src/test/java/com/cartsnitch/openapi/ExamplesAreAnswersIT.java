package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.seed.Seed;
import com.cartsnitch.seed.SeedOptions;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The examples are what the service answers about the demo data of {@code seed --seed 1 --until
 * 2026-10-31}, so that whoever tries one in the page of {@code mvn -Pdev} finds what he read.
 * Coupons, which expire, and shopping lists, whose ids are new each time, are left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesAreAnswersIT {
  private static final LocalDate UNTIL = LocalDate.of(2026, 10, 31);

  private ApiService service;
  private ApiClient demo;

  @BeforeAll
  void seed() throws Exception {
    service = ApiService.start();
    new Seed(Environment.DEV, service.database().settings(), new QuietProgress())
        .run(new SeedOptions(1, BigDecimal.ONE, UNTIL, null, null));
    String demoId =
        service.database().rows("SELECT id FROM users WHERE email = 'demo@example.com'").getFirst();
    demo = service.signedIn(demoId);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "findPublicProducts, /public/products?q=eggs",
    "compareStores, /public/store-comparison?product_ids=1d6d5860-0003-8000-8000-000000000000",
    "getPublicTrend, /public/trends/1d6d5860-0003-8000-8000-000000000000?until=2026-10-31",
    "getInflation, /public/inflation?period=6m",
    "listStores, /stores",
    "findProducts, /products?q=eggs",
    "getProduct, /products/1d6d5860-0003-8000-8000-000000000000",
    "getProductPrices, /products/1d6d5860-0003-8000-8000-000000000000/prices",
    "listTrends, /prices/trends?category=dairy&from=2026-10-31",
    "listIncreases, /prices/increases?threshold_pct=5",
    "comparePrices, /prices/comparison?product_ids=1d6d5860-0003-8000-8000-000000000000",
    "listPurchases, /purchases?page_size=100",
    "getPurchaseStats, /purchases/stats",
    "getPurchase, /purchases/e062de9e-0005-8000-8000-000000000b79",
    "listAlerts, /alerts",
    "getAlertSettings, /alerts/settings",
    "listMyStores, /me/stores",
    "getEmailInAddress, /me/email-in-address",
  })
  void theAnswerHoldsTheExample(String operationId, String target) {
    JsonNode example = example(operation(operationId).response(200));
    JsonNode answer = Description.json(demo.get("/api/v1" + target).body(200));
    assertThat(holds(answer, example)).as("%s in %s", example, answer).isTrue();
  }

  @Test
  void theExampleOfARequestGetsTheExampleOfAnAnswer() {
    DescribedOperation connect = operation("connectStore");
    JsonNode body = example(connect.part().child("requestBody"));
    String path = "/api/v1/me/stores/target/connect";
    JsonNode answer = Description.json(demo.post(path, body.toString()).body(201));
    assertThat(answer).isEqualTo(example(connect.response(201)));
  }

  private static JsonNode example(Optional<Part> requestOrAnswer) {
    return requestOrAnswer
        .flatMap(part -> part.child("content"))
        .flatMap(content -> content.child("application/json"))
        .orElseThrow()
        .node()
        .required("example");
  }

  private static DescribedOperation operation(String id) {
    return Description.served().operation(id);
  }

  /** Lists may hold more than the example does; objects may not. */
  private static boolean holds(JsonNode answer, JsonNode example) {
    if (example.isArray() && answer.isArray()) {
      return example
          .valueStream()
          .allMatch(part -> answer.valueStream().anyMatch(each -> holds(each, part)));
    }
    if (example.isObject() && answer.isObject()) {
      return example.size() == answer.size()
          && example.properties().stream()
              .allMatch(field -> holds(answer.path(field.getKey()), field.getValue()));
    }
    if (example.isNumber() && answer.isNumber()) {
      return example.decimalValue().compareTo(answer.decimalValue()) == 0;
    }
    return example.equals(answer);
  }
}
