package com.cartsnitch.scraping;

import static com.cartsnitch.scraping.WitnessServer.json;
import static com.cartsnitch.scraping.WitnessServer.reset;
import static com.cartsnitch.scraping.WitnessServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapingRoutesIT {
  private static final String SYNC = "/api/v1/scraping/kroger/sync";
  private static final String STATUS = "/api/v1/scraping/status";
  private static final String JOB = "{\"job_id\":\"j-1\",\"status\":\"queued\",\"message\":\"ok\"}";

  private WitnessServer server;
  private ApiService service;

  /** A service of one connection. */
  @BeforeEach
  void start() throws IOException {
    server = new WitnessServer(json(JOB));
    service =
        ApiService.start(
            Map.of(
                "CARTSNITCH_RECEIPTWITNESS_URL", server.url().toString(),
                "CARTSNITCH_DB_POOL_SIZE", "1",
                "CARTSNITCH_DB_MAX_OVERFLOW", "0"));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    server.close();
  }

  @Test
  void asksForASync() {
    ApiAnswer answer = service.signedIn("ann").with("X-Request-Id", "r-1").post(SYNC, "");
    assertThat(answer.body(200)).isEqualTo(JOB);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /base/scraping/kroger/sync ")
        .containsIgnoringCase("\r\nX-Request-Id: r-1\r\n")
        .containsIgnoringCase("\r\nX-User-Id: ann\r\n")
        .containsIgnoringCase(
            "\r\nX-Service-Key: " + TestSettings.SECRETS.get("CARTSNITCH_SERVICE_KEY") + "\r\n")
        .doesNotContain(ApiService.token("ann"));
  }

  @Test
  void passesTheTraceOn() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    ApiClient ann = service.signedIn("ann").with("tracestate", "vendor=1");
    assertThat(ann.with("traceparent", parent).post(SYNC, "").status()).isEqualTo(200);
    assertThat(server.requests().getLast())
        .containsIgnoringCase("\r\ntraceparent: " + parent + "\r\n")
        .containsIgnoringCase("\r\ntracestate: vendor=1\r\n");
    String invalid = parent.replace("00f067aa0ba902b7", "0000000000000000");
    assertThat(ann.with("traceparent", invalid).post(SYNC, "").status()).isEqualTo(200);
    assertThat(server.requests().getLast()).doesNotContainIgnoringCase("\r\ntrace");
  }

  @Test
  void showsTheStatus() {
    server.behave(
        json(
            "[{\"items_synced\":7,\"store_slug\":\"kroger\",\"status\":\"done\",\"x\":1,"
                + "\"last_sync_at\":\"2026-01-02T03:04:05.678Z\"},"
                + "{\"store_slug\":\"aldi\",\"status\":\"new\",\"items_synced\":0}]"));
    ApiAnswer answer = service.signedIn("ann").get(STATUS);
    assertThat(answer.body(200))
        .isEqualTo(
            "[{\"store_slug\":\"kroger\",\"status\":\"done\","
                + "\"last_sync_at\":\"2026-01-02T03:04:05.678Z\",\"items_synced\":7},"
                + "{\"store_slug\":\"aldi\",\"status\":\"new\","
                + "\"last_sync_at\":null,\"items_synced\":0}]");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    server.behave(json("[]"));
    assertThat(service.signedIn("ann").get(STATUS).body(200)).isEqualTo("[]");
  }

  @Test
  void nobodyIsAskedForStrangersOrImpossibleStores() {
    ApiClient nobody = service.anonymous();
    assertThat(nobody.post("/api/v1/scraping/KROGER/sync", "").status()).isEqualTo(401);
    assertThat(nobody.get(STATUS).status()).isEqualTo(401);
    ApiClient ann = service.signedIn("ann");
    for (String slug : new String[] {"KROGER", "a%0d%0ab", "123456789012345678901"}) {
      assertThat(ann.post("/api/v1/scraping/%s/sync".formatted(slug), "").body(422))
          .contains("\"field\":\"slug\"");
    }
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, 404, NOT_FOUND",
    "409, 409, CONFLICT",
    "422, 422, VALIDATION_ERROR",
    "429, 429, RATE_LIMITED",
    "503, 503, SERVICE_UNAVAILABLE",
    "401, 502, BAD_GATEWAY",
    "302, 502, BAD_GATEWAY",
  })
  void errorsHaveOurShape(int upstream, int status, String code) {
    server.behave(status(upstream + " X", "{\"detail\":\"s3same\"}", "Retry-After: 9"));
    ApiAnswer answer = service.signedIn("ann").post(SYNC, "");
    assertThat(answer.body(status))
        .startsWith("{\"detail\":")
        .contains("\"code\":\"%s\"".formatted(code), "\"request_id\":")
        .doesNotContain("s3same");
    if (status == 429) {
      assertThat(answer.header("Retry-After")).isEqualTo("9");
    }
    if (status == 503) {
      assertThat(answer.header("Retry-After")).matches("[2-8]");
    }
  }

  @Test
  void failuresAreBadGatewaysAndThenNobodyIsCalled() {
    server.behave(reset());
    ApiClient ann = service.signedIn("ann");
    for (int i = 0; i < 5; i++) {
      assertThat(ann.get(STATUS).body(502)).contains("\"BAD_GATEWAY\"");
    }
    ApiAnswer open = ann.get(STATUS);
    assertThat(open.body(503)).contains("\"SERVICE_UNAVAILABLE\"");
    assertThat(open.header("Retry-After")).matches("[2-8]");
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void aStalledCallHoldsNoConnectionOfTheDatabase() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    server.behave(
        client -> {
          end.await();
          json(JOB).answer(client);
        });
    ApiClient ann = service.signedIn("ann");
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ApiAnswer> stalled = executor.submit(() -> ann.post(SYNC, ""));
      Eventually.waitFor("called", Duration.ofSeconds(5), () -> !server.requests().isEmpty());
      assertThat(service.signedIn("bob").get("/api/v1/me/stores").status()).isEqualTo(200);
      assertThat(stalled.isDone()).isFalse();
      end.countDown();
      assertThat(stalled.get().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST " + SYNC, "GET " + STATUS})
  void withoutAnAddressItIsUnavailable(String operation) {
    String[] words = operation.split(" ", 2);
    try (ApiService lonely = ApiService.start()) {
      ApiAnswer answer = lonely.signedIn("ann").send(words[0], words[1], "");
      assertThat(answer.body(503)).contains("\"SERVICE_UNAVAILABLE\"", "not configured");
      assertThat(answer.header("Retry-After")).matches("[2-8]");
    }
  }
}
