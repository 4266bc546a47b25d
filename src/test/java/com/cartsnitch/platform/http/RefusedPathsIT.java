package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path that routing would change reaches no route and no probe, on either listener. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedPathsIT {
  private static final int TRIES = 80;

  private final ApiService service =
      ApiService.start(
          Map.of("CARTSNITCH_RATE_LIMIT_ENABLED", "true", "CARTSNITCH_RATE_LIMIT_REQUESTS", "60"));

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../api/v1/public/products",
        "/health/%2e%2e/api/v1/public/products",
        "/health/.%2E/api/v1/public/products",
        "/health/%252e%252e/api/v1/public/products",
        "/health/./../api/v1/public/products",
        "/health/..;/api/v1/public/products",
        "/health/../health/live",
        "/health/live/..",
        "/health//live",
        "//health/live",
        "/health%2flive",
        "/health%5c..",
        "/health;x/live",
        "/health/live;x=1",
        "/health/live%00",
        "/./health",
        "/health#",
        "/../metrics",
        "//metrics",
        "/metrics/.",
        "http://other.example/health",
        "HTTP://OTHER.example/api/v1/stores",
        "*",
        "localhost:8000",
      })
  void isAnswered400AndNothingElse(String target) throws IOException {
    for (String method : List.of("GET", "POST", "OPTIONS")) {
      for (int port : List.of(service.port(), service.adminPort())) {
        try (RawClient client = new RawClient(port)) {
          client.send(
              "%s %s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\n\r\n"
                  .formatted(method, target));
          RawAnswer answer = client.answer();
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.body())
              .isEqualTo(
                  "{\"detail\":\"Bad request\",\"code\":\"BAD_REQUEST\",\"request_id\":\"mine\"}");
          assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
          assertThat(answer.header("connection")).isEqualTo("close");
          assertThat(client.rest()).isEmpty();
        }
      }
    }
  }

  @Test
  void noneIsLetThroughUnderAProbe() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      assertThat(get("/health/../api/v1/public/products").status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/x",
        "/health/",
        "/health/live/",
        "/health/live/x",
        "/healthy",
        "/docs/nothing",
        "/openapi"
      })
  void whatIsNothingElseIsAPathLikeOthers(String path) throws IOException {
    RawAnswer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("x-ratelimit-limit")).isEqualTo("60");
    assertThat(answer.header("x-request-id")).isNotEmpty();
    assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
  }

  @ParameterizedTest
  @CsvSource({
    "/health, 200",
    "/health/live, 200",
    "/health/ready, 200",
    "/health/started, 200",
    "/%68ealth/%6Cive, 200",
    "/health?x=/../, 200",
    "/docs, 200",
    "/docs/docs.js, 200",
    "/openapi.json, 200",
    "/openapi.yaml, 200",
  })
  void whatHasNoLimitIsAlwaysAnswered(String path, int status) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      RawAnswer answer = get(path);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("x-ratelimit-limit")).isEqualTo("[]");
    }
  }

  private RawAnswer get(String target) throws IOException {
    try (RawClient client = new RawClient(service.port())) {
      client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return client.answer();
    }
  }
}
