package com.cartsnitch.platform.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.address.Origin;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
  private final CrossOrigin pages =
      new CrossOrigin(
          new CorsSettings(
              Stream.of("http://localhost:3000", "https://cartsnitch.com")
                  .map(text -> Origin.parse(text).orElseThrow())
                  .toList()));
  private final WritableHeaders<?> request = WritableHeaders.create();

  @ParameterizedTest
  @CsvSource({
    "https://cartsnitch.com,     https://cartsnitch.com",
    "https://cartsnitch.com:443, https://cartsnitch.com",
    "HTTPS://CartSnitch.COM,     https://cartsnitch.com",
    "http://localhost:3000,      http://localhost:3000",
  })
  void aListedPageMayReadAndIsNamedAsItsBrowserDoes(String origin, String named) {
    request.add(HeaderNames.ORIGIN, origin);
    assertThat(told())
        .containsExactly(
            "Vary: Origin",
            "Access-Control-Allow-Origin: " + named,
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: X-Total-Count, X-Truncated, Link, ETag,"
                + " Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "NULL",
        "",
        "*",
        "https://evil.example",
        "http://cartsnitch.com",
        "https://cartsnitch.com:8443",
        "http://localhost",
        "http://localhost:3001",
        "https://cartsnitch.com.evil.example",
        "https://evilcartsnitch.com",
        "https://app.cartsnitch.com",
        "https://cartsnitch.com.",
        "https://cartsnitch.com/",
        "https://cartsnitch.com/x",
        "https://cartsnitch.com?",
        "https://cartsnitch.com#",
        "https://cartsnitch.com https://evil.example",
        "https://cartsnitch.com, https://evil.example",
        "https://cartsnitch.com,https://cartsnitch.com",
        "https://cartsnitch.com@evil.example",
        "https://cartsnitch.com%00",
        "https://cartsnitch.com:",
        "//cartsnitch.com",
        "cartsnitch.com",
      })
  void anyOtherPageMayNot(String origin) {
    request.add(HeaderNames.ORIGIN, origin);
    assertThat(told()).containsExactly("Vary: Origin");
  }

  @Test
  void ofTwoOriginsNoneMay() {
    request.add(HeaderNames.ORIGIN, "https://cartsnitch.com");
    request.add(HeaderNames.ORIGIN, "https://evil.example");
    assertThat(told()).containsExactly("Vary: Origin");
  }

  @Test
  void cachesAreToldWithoutAPageToo() {
    assertThat(told()).containsExactly("Vary: Origin");
  }

  private List<String> told() {
    List<String> lines = new ArrayList<>();
    pages.forEach(request, header -> lines.add(header.name() + ": " + header.get()));
    return lines;
  }
}
