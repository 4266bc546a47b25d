package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole URL of our own is answered as its path is, one of another host is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsoluteTargetsIT {
  private final ApiService service =
      ApiService.start(
          Map.of(
              "CARTSNITCH_RATE_LIMIT_ENABLED",
              "true",
              "CARTSNITCH_PUBLIC_URL",
              "https://shop.example.org"));

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:PORT/health/live, localhost:PORT, 200",
    "http://127.0.0.1:PORT/health/live, 127.0.0.1:PORT, 200",
    "HTTP://LocalHost/api/v1/stores, localhost, 200",
    "https://SHOP.example.org/api/v1/stores, shop.example.org, 200",
    "https://shop.example.org:443/api/v1/stores, shop.example.org, 200",
    // the URL counts, says RFC 9112
    "http://shop.example.org/api/v1/stores, other.example, 200",
    "http://localhost:PORT/nowhere?x=/../, localhost:PORT, 404",
    "http://localhost:PORT, localhost:PORT, 404",
    "http://localhost:PORT?a=b, localhost:PORT, 404",
  })
  void oursAreAnsweredAsTheirPathsAre(String target, String host, int status) throws IOException {
    for (String version : new String[] {"HTTP/1.1", "HTTP/1.0"}) {
      RawAnswer answer = get(target, host, version);
      assertThat(answer.status()).isEqualTo(status);
    }
  }

  @Test
  void theyAreCountedAsTheirPathsAre() throws IOException {
    assertThat(get("http://localhost/api/v1/stores").header("x-ratelimit-limit")).isEqualTo("60");
    assertThat(get("http://localhost/health").header("x-ratelimit-limit")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other.example/health",
        "http://shop.example.org.other.example/health",
        "http://other.example:PORT/health",
        "http://192.0.2.1/health",
        "http://127.0.0.2/health",
        "http://localhost@other.example/health",
        "http://user@localhost/health",
        "http://localhost%2eother.example/health",
        "http://localhost\\other.example/health",
        "http:///health",
        "http:/health",
        "ftp://localhost/health",
        "//localhost/health",
        "localhost/health",
        "http://localhost//health",
        "http://localhost/health/../api/v1/stores",
        "http://localhost/%2e%2e/health",
        "http://localhost/health#x",
        "http://localhost#x",
      })
  void othersAreRefused(String target) throws IOException {
    for (String host : new String[] {"localhost:PORT", "other.example", "192.0.2.1"}) {
      assertThat(get(target, host, "HTTP/1.1").status()).as(host).isEqualTo(400);
    }
  }

  private RawAnswer get(String target) throws IOException {
    return get(target, "localhost", "HTTP/1.1");
  }

  private RawAnswer get(String target, String host, String version) throws IOException {
    try (RawClient client = new RawClient(service.port())) {
      client.send(
          "GET %s %s\r\nHost: %s\r\n\r\n"
              .formatted(target, version, host)
              .replace("PORT", Integer.toString(service.port())));
      return client.answer();
    }
  }
}
