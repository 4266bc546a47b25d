package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.PrometheusText;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.RunningService;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request counts once, by the template of its route and its status. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestMeasureIT {
  private static final String WRONG_CHUNK =
      "POST /api/v1/shopping/lists HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\n\r\nzz\r\n"
          .formatted("Authorization: Bearer token-ann", "Transfer-Encoding: chunked");

  private final RunningService service = new RunningService();

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/stores,                 GET,    200, /api/v1/stores",
    "DELETE, /api/v1/stores,                 DELETE, 405, /api/v1/stores",
    "FOO,    /api/v1/stores,                 OTHER,  405, /api/v1/stores",
    "GET,    /api/v1/public/trends/x?days=0, GET,    422, /api/v1/public/trends/{product_id}",
    "GET,    /nope,                          GET,    404, unmatched",
    "GET,    /api/v1/%ff,                    GET,    400, unmatched",
    "GARBAGE, '',                            OTHER,  400, unrouted",
  })
  void countsOnce(String method, String target, String measured, int status, String route)
      throws Exception {
    assertThat(count(measured, status, route)).isZero();
    for (int sent = 1; sent <= 2; sent++) {
      try (RawClient client = service.connect()) {
        client.send("%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, target));
        assertThat(client.answer().status()).isEqualTo(status);
      }
      // it counts when the answer has been sent
      await(measured, status, route, sent);
      assertThat(count(measured, status, route)).isEqualTo(sent);
    }
  }

  @Test
  void whatARouteFindsWrongInItsBodyCountsOnce() throws Exception {
    service.database().execute("INSERT INTO users (id, email) VALUES ('ann', 'a@example.com')");
    service
        .database()
        .execute(
            "INSERT INTO sessions (id, token, user_id, expires_at)"
                + " VALUES ('s', 'token-ann', 'ann', now() + interval '1 day')");
    double unrouted = count("OTHER", 400, "unrouted");
    try (RawClient client = service.connect()) {
      client.send(WRONG_CHUNK);
      assertThat(client.answer().status()).isEqualTo(400);
    }
    await("POST", 400, "/api/v1/shopping/lists", 1);
    assertThat(count("POST", 400, "/api/v1/shopping/lists")).isEqualTo(1);
    assertThat(count("OTHER", 400, "unrouted")).isEqualTo(unrouted);
  }

  private void await(String method, int status, String route, int count) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (count(method, status, route) < count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private double count(String method, int status, String route)
      throws IOException, InterruptedException {
    return PrometheusText.sum(
        service.metrics(),
        "http_server_requests_seconds_count",
        "method=\"" + method + '"',
        "status=\"" + status + '"',
        "route=\"" + route + '"');
  }
}
