package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Browser;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.RunningService;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that shows the description, and all that it needs, come from here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsPageIT {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern VERSIONED = Pattern.compile("docs/swagger-ui/\\d+\\.\\d+\\.\\d+/.*");

  private RunningService service;

  @BeforeAll
  void start() {
    service = new RunningService();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void thePageTrustsNobodyElse() throws IOException {
    RawAnswer page = get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body()).doesNotContain("//", "style=", "<style", "onload", "{{");
  }

  @Test
  void everythingThatThePageNamesIsServed() throws IOException {
    List<String> links = links();
    assertThat(links).hasSizeGreaterThan(5);
    for (String link : links) {
      RawAnswer answer = get("/" + link);
      assertThat(answer.status()).as(link).isEqualTo(200);
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control"))
          .isEqualTo(
              VERSIONED.matcher(link).matches()
                  ? "public, max-age=31536000, immutable"
                  : "public, max-age=60");
    }
  }

  @Test
  void whatACacheHasIsNotSentAgain() throws IOException {
    for (String link : links()) {
      String tag = get("/" + link).header("ETag");
      RawAnswer answer = get("/" + link, "If-None-Match: " + tag + "\r\n");
      assertThat(answer.status()).as(link).isEqualTo(304);
      assertThat(answer.header("ETag")).isEqualTo(tag);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs.js", "docs.css", "favicon.svg"})
  void ourOwnFilesNameNobodyElse(String file) throws IOException {
    assertThat(get("/docs/" + file).body().replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "'//");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs/, 404",
    "/docs/index.html, 404",
    "/docs/../build.properties, 400",
    "/docs/swagger-ui/5.0.0/swagger-ui.css, 404",
    "/docs/docs.js?x=1, 200",
  })
  void nothingElseIsServed(String path, int status) throws IOException {
    assertThat(get(path).status()).isEqualTo(status);
  }

  @Test
  void aBrowserShowsTheOperationsWithoutAComplaint() throws Exception {
    Optional<Browser> browser = Browser.find();
    Skip.unless(browser.isPresent(), "no Chromium here: the page is not looked at");
    Browser.Page page =
        browser.orElseThrow().open("http://localhost:%d/docs".formatted(service.port()));
    assertThat(page.dom()).contains("operations-Public_prices-findPublicProducts", "Authorize");
    assertThat(page.console()).isEmpty();
  }

  private List<String> links() throws IOException {
    return LINK.matcher(get("/docs").body())
        .results()
        .map((MatchResult link) -> link.group(1))
        .distinct()
        .toList();
  }

  private RawAnswer get(String path) throws IOException {
    return get(path, "");
  }

  private RawAnswer get(String path, String headers) throws IOException {
    try (RawClient client = service.connect()) {
      client.send("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, headers));
      return headers.isEmpty() ? client.answer() : client.head();
    }
  }
}
