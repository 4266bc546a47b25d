package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a client can get wrong is answered in the one shape, and hurts nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private static final String LEAKS =
      "(?is).*(exception|\\bat com\\.|io\\.helidon|java\\.|jdbc|postgres|select"
          + " |localhost|127\\.0|test_\\d).*";
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\{\"detail\":\"([^\"]+)\",\"code\":\"([A-Z_]+)\",(?:\"errors\":\\[(.+)],)?"
              + "\"request_id\":\"([A-Za-z0-9._-]{1,64})\"}");
  private static final int CLIENTS = 40;

  private final RunningService service = new RunningService();

  @BeforeAll
  void addAStore() {
    service.database().execute("INSERT INTO stores (name, slug) VALUES ('Meijer', 'meijer')");
  }

  @AfterEach
  void theServiceGoesOn() throws Exception {
    HttpResponse<String> stores = service.get("/api/v1/stores");
    assertThat(stores.statusCode()).isEqualTo(200);
    assertThat(stores.body()).contains("\"slug\":\"meijer\"");
  }

  @AfterAll
  void thePoolIsWhole() throws Exception {
    try (service;
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        answers.add(threads.submit(() -> service.get("/api/v1/stores")));
      }
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
      awaitNoneInUse();
    }
  }

  @ParameterizedTest
  @MethodSource("com.cartsnitch.platform.http.BadInputs#all")
  void isAnsweredInTheOneShape(BadInputs input) throws IOException {
    try (RawClient client = service.connect()) {
      client.send(input.request());
      assertError(client.answer(), input.code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/trends/abc,                              product_id",
    "/trends/6f9619ff-8b86-d011-b42d-00cf4fc964fg, product_id",
    "/trends/%01,                              product_id",
    "/trends/x?days=0,                         product_id days",
    "/trends/x?days=366&until=2022-02-30,      product_id days until",
    "/trends/x?days=abc,                       product_id days",
    "/trends/x?days=1&days=1,                  product_id days",
    "/products?page=0,                         page",
    "/products?page_size=101,                  page_size",
    "/products?page=0&page_size=0&q=%00,       q page page_size",
    "/products?page=1e3,                       page",
    "/products?q=a&q=b,                        q",
    "/products?category=a%00b,                 category",
    "/inflation?period=2y,                     period",
    "/inflation?category=a;b&period=,          category period",
    "/inflation?category=,                     category",
  })
  void everyBadParameterIsListed(String target, String fields) throws IOException {
    RawAnswer answer = get("GET", "/api/v1/public" + target, "");
    assertThat(fields(assertError(answer, ErrorCode.VALIDATION_ERROR))).isEqualTo(fields);
  }

  @Test
  void aSearchOf201CharactersIsTooLong() throws IOException {
    String target = "/api/v1/public/products?q=" + "%C3%A9".repeat(200);
    assertThat(get("GET", target, "").status()).isEqualTo(200);
    RawAnswer answer = get("GET", target + "a", "");
    assertThat(fields(assertError(answer, ErrorCode.VALIDATION_ERROR))).isEqualTo("q");
  }

  @Test
  void aHundredIdsAreNotTooLong() throws IOException {
    String ids = "&product_ids=6f9619ff-8b86-d011-b42d-00cf4fc964ff".repeat(100);
    RawAnswer answer = get("GET", "/api/v1/prices/comparison?" + ids.substring(1), "");
    assertError(answer, ErrorCode.UNAUTHORIZED);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/stores, GET",
    "DELETE, /api/v1/public/inflation, GET",
    "FOO, /api/v1/public/products, GET",
    "TRACE, /api/v1/stores, GET",
    "PUT, /health, 'GET, HEAD'"
  })
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allow) throws IOException {
    RawAnswer answer = get(method, path, "");
    assertError(answer, ErrorCode.METHOD_NOT_ALLOWED);
    assertThat(answer.header("allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/health", "/health/live", "/api/v1/stores", "/nope", "/api/v1/%ff", "/%01"})
  void anAnswerToHeadHasNoBody(String path) throws IOException {
    try (RawClient client = service.connect()) {
      client.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      client.head();
      client.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/stores", "/nope", "/api/v1/public/trends/x", "/api/v1/%ff"})
  void aRequestIdIsKeptIfItIsGoodAndReplacedIfNot(String path) throws IOException {
    assertThat(get("GET", path, "X-Request-Id: my.Id-1_\r\n").header("x-request-id"))
        .isEqualTo("my.Id-1_");
    for (String bad : List.of("a b", "<a>", "a".repeat(65), "\u00e9", "")) {
      assertThat(get("GET", path, "X-Request-Id: " + bad + "\r\n").header("x-request-id"))
          .matches("[0-9a-f-]{36}");
    }
  }

  private RawAnswer get(String method, String target, String headers) throws IOException {
    try (RawClient client = service.connect()) {
      client.send("%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(method, target, headers));
      return client.answer();
    }
  }

  /** Checks an error and returns its bad fields as JSON. */
  private static String assertError(RawAnswer answer, ErrorCode code) {
    assertThat(answer.body()).matches(SHAPE).doesNotMatch(LEAKS);
    Matcher shape = SHAPE.matcher(answer.body());
    assertThat(shape.matches()).isTrue();
    assertThat(shape.group(2)).isEqualTo(code.name());
    assertThat(answer.status()).isEqualTo(code.status().code());
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("x-request-id")).isEqualTo(shape.group(4));
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(String.join("\n", answer.headers())).doesNotMatch(LEAKS);
    boolean invalid = code == ErrorCode.VALIDATION_ERROR;
    assertThat(shape.group(3) != null).isEqualTo(invalid);
    return String.valueOf(shape.group(3));
  }

  private static String fields(String errors) {
    Matcher field = Pattern.compile("\"field\":\"([a-z_]+)\"").matcher(errors);
    List<String> names = new ArrayList<>();
    while (field.find()) {
      names.add(field.group(1));
    }
    return String.join(" ", names);
  }

  private void awaitNoneInUse() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String health = service.get("/health").body();
    while (!health.contains("\"active\":0,") && System.nanoTime() < deadline) {
      health = service.get("/health").body();
    }
    assertThat(health).contains("\"status\":\"ok\"", "\"active\":0,", "\"waiting\":0,");
  }
}
