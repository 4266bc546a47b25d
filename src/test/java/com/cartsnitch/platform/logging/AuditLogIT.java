package com.cartsnitch.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.description.Description;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogIT {
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String LIST = "{\"name\":\"Week\"}";
  private static final String NOBODY = "nobody";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ApiService service =
      ApiService.start(
          Map.of(
              "CARTSNITCH_AUTH_SECRET", "test-auth-secret-0123456789-abcdef",
              "CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1"));
  private final AtomicInteger marks = new AtomicInteger();
  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = CapturedLog.of(AuditLog.LOGGER);
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aChangeIsWrittenWithWhoDidIt() throws InterruptedException {
    ApiClient ann =
        service
            .signedIn("ann")
            .with("X-Request-Id", "r-1")
            .with("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
    assertThat(ann.post(LISTS + "?q=1", LIST).status()).isEqualTo(201);
    JsonNode line = onlyLine();
    assertThat(line.propertyNames())
        .containsExactly(
            "event",
            "timestamp",
            "user_id",
            "method",
            "path",
            "client_ip",
            "status_code",
            "duration_ms",
            "request_id");
    assertThat(line.required("event").asString()).isEqualTo("audit");
    assertThat(line.required("timestamp").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(line.required("user_id").asString()).isEqualTo("ann");
    assertThat(line.required("method").asString()).isEqualTo("POST");
    assertThat(line.required("path").asString()).isEqualTo(LISTS);
    assertThat(line.required("client_ip").asString()).isEqualTo("198.51.100.7");
    assertThat(line.required("status_code").asInt()).isEqualTo(201);
    assertThat(line.required("duration_ms").asDouble()).isPositive();
    assertThat(line.required("request_id").asString()).isEqualTo("r-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /api/v1/shopping/lists       | {\"name\":\"Week\"} | 201 | ann",
        "POST   | /api/v1/shopping/lists       | {}                  | 422 | ann",
        "POST   | /api/v1/shopping/lists       | {                   | 400 | ann",
        "PUT    | /api/v1/alerts/settings      | {}                  | 200 | ann",
        "PATCH  | /auth/me                     | {}                  | 200 | ann",
        "GET    | /auth/me                     | ''                  | 200 | ann",
        "DELETE | /api/v1/me/stores/nowhere    | ''                  | 404 | ann",
        "DELETE | /api/v1/stores               | ''                  | 405 | nobody",
        "POST   | /nowhere                     | {}                  | 404 | nobody",
      })
  void everyChangeIsWrittenHoweverItEnds(
      String method, String path, String body, int status, String user)
      throws InterruptedException {
    ApiClient ann = service.signedIn("ann").with("Content-Type", "application/json");
    ApiAnswer answer = ann.send(method, path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertLine(onlyLine(), method, path, status, user);
  }

  @Test
  void aLinkThatSignsInIsWrittenWithoutItsToken() throws InterruptedException {
    ApiAnswer bad = service.anonymous().get("/auth/verify-email?token=x");
    assertThat(bad.status()).isEqualTo(401);
    assertLine(onlyLine(), "GET", "/auth/verify-email", 401, NOBODY);
  }

  @ParameterizedTest
  @CsvSource({"POST, /api/v1/shopping/lists", "GET, /auth/me", "PATCH, /auth/me"})
  void nobodyIsNull(String method, String path) throws InterruptedException {
    assertThat(service.anonymous().send(method, path, "").status()).isEqualTo(401);
    assertLine(onlyLine(), method, path, 401, NOBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/stores",
    "GET, /api/v1/shopping/lists",
    "GET, /auth/get-session",
    "GET, /health",
    "HEAD, /health/ready",
    "POST, /health",
    "DELETE, /health/live",
    "OPTIONS, /api/v1/stores",
  })
  void readingAndHealthAreNotWritten(String method, String path) throws InterruptedException {
    service.signedIn("ann").send(method, path, "");
    assertNothingWritten();
  }

  @Test
  void whoeverSignsInOrOutIsNamed() throws InterruptedException {
    ApiClient browser = service.anonymous().with("Origin", "http://localhost:8000");
    String credentials = "{\"email\":\"eve@example.com\",\"password\":\"correct horse\"";
    ApiAnswer up = browser.post("/auth/sign-up/email", credentials + ",\"name\":\"Eve\"}");
    String eve = up.value("id");
    assertThat(onlyLine().required("user_id").asString()).isEqualTo(eve);
    ApiAnswer in = named(eve, () -> browser.post("/auth/sign-in/email", credentials + "}"));
    ApiAnswer login = named(eve, () -> browser.post("/auth/login", credentials + "}"));
    String refresh = "{\"refresh_token\":\"%s\"}".formatted(login.value("refresh_token"));
    named(eve, () -> browser.post("/auth/refresh", refresh));
    ApiClient session = browser.with("Authorization", "Bearer " + in.value("token"));
    named(eve, () -> session.post("/auth/update-user", "{\"name\":\"Eva\"}"));
    named(eve, () -> session.post("/auth/sign-out", "{}"));
    named(NOBODY, () -> session.post("/auth/update-user", "{\"name\":\"Eva\"}"));
    named(NOBODY, () -> browser.post("/auth/login", credentials.replace("horse", "mule") + "}"));
  }

  private ApiAnswer named(String user, Supplier<ApiAnswer> request) throws InterruptedException {
    log.lines().clear();
    ApiAnswer answer = request.get();
    assertThat(user(onlyLine())).isEqualTo(user);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /auth/reset-password/s3same, 405",
    "DELETE, /auth/reset-password/s3same/x, 404",
    "POST, /auth/reset%2Dpassword/s3same?token=s3same, 405",
  })
  void theTemplateStandsForAPathWithASecret(String method, String path, int status)
      throws Exception {
    try (RawClient client = new RawClient(service.port())) {
      client.send("%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, path));
      assertThat(client.answer().status()).isEqualTo(status);
    }
    assertLine(onlyLine(), method, "/auth/reset-password/{token}", status, NOBODY);
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsWritten() throws Exception {
    service.signedIn("ann");
    try (RawClient client = new RawClient(service.port())) {
      client.send(
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  .formatted(LISTS)
              + "Authorization: Bearer %s\r\n".formatted(ApiService.token("ann"))
              + "Transfer-Encoding: chunked\r\n\r\n100001\r\n");
      client.send(" ".repeat(0x100001) + "\r\n0\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(413);
    }
    assertLine(onlyLine(), "POST", LISTS, 413, "ann");
  }

  @Test
  void whatEndsBeforeRoutingIsWrittenToo() throws Exception {
    assertThat(raw("POST", "/api/%ff")).isEqualTo(400);
    assertLine(onlyLine(), "POST", "/api/%ff", 400, NOBODY);
  }

  private int raw(String method, String path) throws IOException {
    try (RawClient client = new RawClient(service.port())) {
      client.send("%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(method, path));
      return client.answer().status();
    }
  }

  private static String user(JsonNode line) {
    JsonNode user = line.required("user_id");
    return user.isNull() ? NOBODY : user.asString();
  }

  private static void assertLine(
      JsonNode line, String method, String path, int status, String user) {
    assertThat(line.required("method").asString()).isEqualTo(method);
    assertThat(line.required("path").asString()).isEqualTo(path);
    assertThat(line.required("status_code").asInt()).isEqualTo(status);
    assertThat(user(line)).isEqualTo(user);
  }

  /** The line of the one request since the log was emptied; another request closes the list. */
  private JsonNode onlyLine() throws InterruptedException {
    // it may come over another connection than the mark, and be written after it
    Eventually.waitFor("a line", PATIENCE, () -> !log.lines().isEmpty());
    List<String> lines = linesBeforeAMark();
    assertThat(lines).hasSize(1);
    return Description.json(lines.getFirst());
  }

  private void assertNothingWritten() throws InterruptedException {
    assertThat(linesBeforeAMark()).isEmpty();
  }

  /** A request is written when its answer is out: soon, but not before the client has it. */
  private List<String> linesBeforeAMark() throws InterruptedException {
    String mark = "mark-" + marks.incrementAndGet();
    service.anonymous().with("X-Request-Id", mark).delete("/nowhere");
    Eventually.waitFor(mark, PATIENCE, () -> log.lines().stream().anyMatch(ends(mark)));
    return log.lines().stream()
        .filter(ends(mark).negate())
        .map(line -> line.replaceAll("^INFO (\\{.*}) \\{.*}$", "$1"))
        .toList();
  }

  private static Predicate<String> ends(String mark) {
    return line -> line.contains("\"request_id\":\"%s\"".formatted(mark));
  }
}
