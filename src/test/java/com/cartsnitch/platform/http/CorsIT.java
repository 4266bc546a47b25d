package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.PostgresServer;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told with every answer, whoever makes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsIT {
  private static final String PAGE = "https://cartsnitch.com";
  private static final String ASK = "Access-Control-Request-Method: POST\r\n";

  private PostgresServer postgres;
  private Application application;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    postgres = PostgresServer.migrated(folder);
    application =
        Application.start(
            TestSettings.of(
                postgres.settings(),
                Map.of(
                    "CARTSNITCH_AUTH_SECRET", "test-auth-secret-0123456789-abcdef",
                    "CARTSNITCH_PUBLIC_URL", "https://api.cartsnitch.com")));
    Eventually.waitFor("ready", Duration.ofSeconds(20), () -> status("/health/ready") == 200);
  }

  @AfterAll
  void stop() throws IOException {
    application.close();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,     /api/v1/stores,                  200",
    "GET,     /openapi.json,                   200",
    "GET,     /api/v1/products,                401",
    "GET,     /nowhere,                        404",
    "DELETE,  /api/v1/stores,                  405",
    "OPTIONS, /api/v1/stores,                  405",
    "GET,     /api/v1/public/inflation?period=x, 422",
    "GET,     /api/v1/%ff,                     400",
    "GET,     /internal/error-stats,           422",
    "GET,     /auth/verify-email?token=x,      401",
    "POST,    /auth/sign-in/email,             400",
  })
  void aListedPageMayReadEveryAnswer(String method, String path, int status) throws IOException {
    RawAnswer listed = send(method, path, "Origin: " + PAGE + "\r\n");
    assertThat(listed.status()).as(listed.body()).isEqualTo(status);
    assertReadable(listed);
    assertSafe(listed);
    RawAnswer other = send(method, path, "Origin: https://evil.example\r\n");
    assertUnreadable(other);
    RawAnswer none = send(method, path, "");
    assertThat(none.status()).isEqualTo(status);
    assertUnreadable(none);
    assertSafe(none);
  }

  @Test
  void aPageThatIsNotListedIsServedAllTheSame() throws IOException {
    assertThat(send("GET", "/api/v1/stores", "Origin: https://evil.example\r\n").status())
        .isEqualTo(200);
    assertThat(send("GET", "/api/v1/stores", "Origin: null\r\n").status()).isEqualTo(200);
  }

  @Test
  void anAnswerFromTheCacheOfTheBrowserIsReadable() throws IOException {
    String tag = send("GET", "/openapi.json", "").header("ETag");
    try (RawClient client = new RawClient(application.port())) {
      client.send(request("GET", "/openapi.json", page() + "If-None-Match: " + tag + "\r\n"));
      RawAnswer answer = client.head();
      assertThat(answer.status()).isEqualTo(304);
      assertReadable(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 2000000\r\n", "Transfer-Encoding: chunked\r\n"})
  void soIsWhatHelidonRefuses(String framing) throws IOException {
    String tooLarge =
        framing.startsWith("T") ? "100001\r\n" + " ".repeat(0x100001) + "\r\n0\r\n\r\n" : "";
    try (RawClient client = new RawClient(application.port())) {
      client.send(
          request("POST", "/auth/login", page() + "Content-Type: application/json\r\n" + framing)
              + tooLarge);
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertReadable(answer);
      assertSafe(answer);
    }
  }

  @Test
  void whatCanNotBeReadAtAllIsSafeToo() throws IOException {
    try (RawClient client = new RawClient(application.port())) {
      client.send("GARBAGE\r\n\r\n");
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertSafe(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/shopping/lists", "/auth/sign-in/email", "/nowhere", "/auth/me"})
  void aPreflightIsAnsweredForEveryPath(String path) throws IOException {
    try (RawClient client = new RawClient(application.port())) {
      client.send(request("OPTIONS", path, page() + ASK + "Cookie: x=y\r\n"));
      RawAnswer answer = client.head();
      assertThat(answer.status()).isEqualTo(204);
      assertReadable(answer);
      assertSafe(answer);
      assertThat(answer.header("Access-Control-Allow-Methods"))
          .isEqualTo("GET, POST, PUT, DELETE, PATCH, OPTIONS");
      assertThat(answer.header("Access-Control-Allow-Headers"))
          .isEqualTo(
              "Content-Type, Authorization, Accept, Origin, X-Requested-With, Idempotency-Key,"
                  + " If-None-Match, X-Request-Id");
      assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
      client.send(request("GET", "/health/live", ""));
      assertThat(client.answer().body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "https://cartsnitch.com/", "*", ""})
  void aPreflightOfAnotherPageIsRefused(String origin) throws IOException {
    RawAnswer answer = send("OPTIONS", "/auth/me", "Origin: " + origin + "\r\n" + ASK);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .startsWith("{\"detail\":\"The origin is not allowed\",\"code\":\"FORBIDDEN\",");
    assertUnreadable(answer);
    assertSafe(answer);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("[]");
  }

  @Test
  void probesKnowNothingOfIt() throws IOException {
    assertThat(send("GET", "/health/live", page()).header("Vary")).isEqualTo("[]");
    assertThat(send("OPTIONS", "/health/live", page() + ASK).status()).isEqualTo(405);
  }

  @Test
  void anOutageIsReadableAndPreflightsNeedNoDatabase() throws Exception {
    postgres.stop();
    try {
      Eventually.waitFor("away", Duration.ofSeconds(20), () -> status("/api/v1/stores") == 503);
      RawAnswer answer = send("GET", "/api/v1/stores", page());
      assertThat(answer.status()).isEqualTo(503);
      assertReadable(answer);
      assertSafe(answer);
      try (RawClient client = new RawClient(application.port())) {
        client.send(request("OPTIONS", "/auth/me", page() + ASK));
        assertThat(client.head().status()).isEqualTo(204);
      }
    } finally {
      postgres.start();
      Eventually.waitFor("back", Duration.ofSeconds(20), () -> status("/api/v1/stores") == 200);
    }
  }

  @Test
  void thePageOfTheDocumentationHasItsOwnPolicy() throws IOException {
    assertThat(send("GET", "/docs", "").header("Content-Security-Policy"))
        .contains("script-src 'self'");
  }

  private static void assertReadable(RawAnswer answer) {
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .isEqualTo(
            "X-Total-Count, X-Truncated, Link, ETag, Retry-After, X-RateLimit-Limit,"
                + " X-RateLimit-Remaining, X-Request-Id");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  private static void assertUnreadable(RawAnswer answer) {
    assertThat(answer.headers()).noneMatch(line -> line.startsWith("Access-Control-"));
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  private static void assertSafe(RawAnswer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    if (answer.status() >= 400) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  private static String page() {
    return "Origin: " + PAGE + "\r\n";
  }

  private static String request(String method, String path, String headers) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(method, path, headers);
  }

  private RawAnswer send(String method, String path, String headers) throws IOException {
    try (RawClient client = new RawClient(application.port())) {
      client.send(request(method, path, headers));
      return client.answer();
    }
  }

  private int status(String path) {
    try {
      return send("GET", path, "").status();
    } catch (IOException _) {
      return 0;
    }
  }
}
