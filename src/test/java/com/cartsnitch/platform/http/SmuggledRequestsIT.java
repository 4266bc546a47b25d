package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is itself a request is not answered, whatever the service says to the real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SmuggledRequestsIT {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final String SMUGGLED =
      "GET /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n";

  private final ApiService service =
      ApiService.start(Map.of("CARTSNITCH_AUTH_SECRET", "test-auth-secret-0123456789-abcdef"));

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/stores, 405",
    "POST, /api/v1/shopping/lists, 401",
    "GET, /api/v1/purchases, 401",
    "GET, /api/v1/stores, 200",
    "GET, /health, 200",
    "GET, /nowhere, 404",
    "DELETE, /nowhere, 404",
    "DELETE, /auth/me, 401",
    "GET, /api/v1/public/inflation?period=2y, 422",
    "POST, /auth/login, 415",
    "POST, /internal/error-stats, 405",
    "OPTIONS, /api/v1/stores, 405",
  })
  void oneAnswerAndThenTheEnd(String method, String path, int status) throws IOException {
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nConnection: close\r\n"
            .formatted(method, path);
    String chunk = "%x\r\n%s\r\n0\r\n\r\n".formatted(SMUGGLED.length(), SMUGGLED);
    for (String body :
        List.of(
            "Content-Length: %d\r\n\r\n%s".formatted(SMUGGLED.length(), SMUGGLED),
            "Content-Length: 0\r\n\r\n" + SMUGGLED,
            "Content-Length: 16000\r\n\r\n" + SMUGGLED.repeat(150),
            "Transfer-Encoding: Chunked\r\n\r\n" + chunk + SMUGGLED)) {
      assertThat(statuses(head + body)).as(body).containsExactly(status);
    }
    assertThat(statuses(head + "Content-Length: 2000000\r\n\r\n" + SMUGGLED.repeat(100)))
        .containsExactly(413);
  }

  private List<Integer> statuses(String request) throws IOException {
    try (RawClient client = new RawClient(service.port())) {
      client.send(request);
      return STATUS_LINE
          .matcher(client.rest())
          .results()
          .map(line -> Integer.valueOf(line.group(1)))
          .toList();
    }
  }
}
