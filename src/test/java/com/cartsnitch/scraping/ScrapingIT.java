package com.cartsnitch.scraping;

import static com.cartsnitch.scraping.WitnessServer.endless;
import static com.cartsnitch.scraping.WitnessServer.json;
import static com.cartsnitch.scraping.WitnessServer.raw;
import static com.cartsnitch.scraping.WitnessServer.rawAndEnd;
import static com.cartsnitch.scraping.WitnessServer.reset;
import static com.cartsnitch.scraping.WitnessServer.status;
import static com.cartsnitch.scraping.WitnessServer.trickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.scraping.WitnessServer.Behaviour;
import com.cartsnitch.testing.Eventually;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user hears of the scraping service, however it behaves. */
class ScrapingIT {
  private static final String JOB = "{\"job_id\":\"j-1\",\"status\":\"queued\",\"message\":\"ok\"}";
  private static final Secret KEY = new Secret("a-service-key-that-is-never-logged");
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final Deadlines DEADLINES =
      new Deadlines(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(1500));

  private WitnessServer server;
  private Scraping scraping;

  @BeforeEach
  void start() throws IOException {
    server = new WitnessServer(json(JOB));
    scraping = scraping(server.url());
  }

  @AfterEach
  void stop() throws IOException {
    scraping.close();
    server.close();
  }

  private static Scraping scraping(URI url) {
    Jsonb jsonb = Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();
    return new Scraping(new ScrapingSettings(Optional.of(url)), KEY, DEADLINES, jsonb, PAUSE);
  }

  @Test
  void asksForASyncAsTheUser() {
    assertThat(scraping.sync("ann", "kroger")).isEqualTo(new SyncJob("j-1", "queued", "ok"));
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /base/scraping/kroger/sync HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nX-Service-Key: " + KEY.value() + "\r\n")
        .containsIgnoringCase("\r\nX-User-Id: ann\r\n")
        .containsIgnoringCase("\r\nContent-Length: 0\r\n")
        .containsIgnoringCase("\r\nConnection: close\r\n")
        .containsIgnoringCase("\r\nHost: localhost:");
  }

  @Test
  void asksForTheStatusAsTheUser() {
    server.behave(
        json(
            "[{\"store_slug\":\"kroger\",\"status\":\"done\",\"items_synced\":7,"
                + "\"last_sync_at\":\"2026-01-02T03:04:05.678Z\",\"more\":[{}]},"
                + "{\"store_slug\":\"meijer\",\"status\":\"never\",\"items_synced\":0,"
                + "\"last_sync_at\":null},"
                + "{\"items_synced\":1,\"status\":\"x\",\"store_slug\":\"aldi\"}]"));
    assertThat(scraping.status("ann"))
        .containsExactly(
            new SyncStatus("kroger", "done", "2026-01-02T03:04:05.678Z", 7L),
            new SyncStatus("meijer", "never", null, 0L),
            new SyncStatus("aldi", "x", null, 1L));
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("GET /base/scraping/status HTTP/1.1\r\n");
    server.behave(json(" [ ] "));
    assertThat(scraping.status("ann")).isEmpty();
  }

  @Test
  void anAnswerMayBeLargeUpToALimit() {
    String entry = "{\"store_slug\":\"kroger\",\"status\":\"x\",\"items_synced\":1},";
    int entries = (1 << 20) / entry.length();
    String full = "[" + entry.repeat(entries).replaceAll(",$", "]");
    server.behave(json(full));
    assertThat(scraping.status("ann")).hasSize(entries);
    server.behave(json(full + " ".repeat((1 << 20) - full.length() + 1)));
    assertThat(failure(() -> scraping.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "201 Created", "202 Accepted"})
  void anySuccessWillDo(String status) {
    server.behave(status(status, JOB));
    assertThat(scraping.sync("ann", "kroger").jobId()).isEqualTo("j-1");
  }

  @Test
  void anAnswerMayComeInPartsOrEndWithTheConnection() {
    server.behave(
        raw(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(JOB.length(), JOB)));
    assertThat(scraping.sync("ann", "kroger").jobId()).isEqualTo("j-1");
    server.behave(rawAndEnd("HTTP/1.1 200 OK\r\n\r\n" + JOB));
    assertThat(scraping.sync("ann", "kroger").jobId()).isEqualTo("j-1");
  }

  static Stream<Named<Behaviour>> unusableAnswers() {
    return Stream.of(
        Named.of("accepts and never answers", _ -> {}),
        Named.of("stops after the status", raw("HTTP/1.1 200 OK\r\n")),
        Named.of("stops after the headers", raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")),
        Named.of("stops within the body", raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")),
        Named.of("trickles its headers", trickle("HTTP/1.1 200 OK\r\nX: " + "y".repeat(500))),
        Named.of(
            "trickles its body",
            trickle("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + " ".repeat(999))),
        Named.of("resets", reset()),
        Named.of("hangs up", rawAndEnd("")),
        Named.of(
            "hangs up in the body", rawAndEnd("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")),
        Named.of("does not speak HTTP", rawAndEnd("SSH-2.0-OpenSSH_9.9\r\n")),
        Named.of("does not speak HTTP and waits", raw("SSH-2.0-OpenSSH_9.9\r\n")),
        Named.of("has no status", raw("HTTP/1.1 two OK\r\n\r\n")),
        Named.of("has headers that are none", raw("HTTP/1.1 200 OK\r\nno header\r\n\r\n")),
        Named.of(
            "has a length that is none", raw("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}")),
        Named.of("has endless headers", endless("HTTP/1.1 200 OK\r\n", "X: y\r\n")),
        Named.of("is compressed", status("200 OK", "\u001f\u008b", "Content-Encoding: gzip")),
        Named.of(
            "is huge by its length",
            endless("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", " ".repeat(8192))),
        Named.of("is huge without a length", endless("HTTP/1.1 200 OK\r\n\r\n", " ".repeat(8192))),
        Named.of(
            "is huge in chunks",
            endless(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "2000\r\n" + " ".repeat(8192) + "\r\n")),
        Named.of("is empty", json("")),
        Named.of("has no content", raw("HTTP/1.1 204 No Content\r\n\r\n")),
        Named.of("is HTML", status("200 OK", "<html>502</html>", "Content-Type: text/html")),
        Named.of("is cut off", json("{\"job_id\":\"j-1\"")),
        Named.of("has a rest", json(JOB + "x")),
        Named.of("is two", json(JOB + JOB)),
        Named.of("has a comma too many", json(JOB.replace("}", ",}"))),
        Named.of("is not UTF-8", raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\u00ff")),
        Named.of("is null", json("null")),
        Named.of("is a list", json("[" + JOB + "]")),
        Named.of("is a text", json("\"" + "done" + "\"")),
        Named.of("lacks a field", json("{\"job_id\":\"j-1\",\"status\":\"queued\"}")),
        Named.of("has a null", json(JOB.replace("\"ok\"", "null"))),
        Named.of("has an object for a text", json(JOB.replace("\"ok\"", "{}"))),
        Named.of("has a list for a text", json(JOB.replace("\"ok\"", "[]"))),
        Named.of("is nested too deeply", json("{\"x\":" + "[".repeat(400_000))));
  }

  @ParameterizedTest
  @MethodSource("unusableAnswers")
  void anUnusableAnswerIsABadGatewayInTime(Behaviour behaviour) throws InterruptedException {
    server.behave(behaviour);
    long start = System.nanoTime();
    ApiException failure = failure(() -> scraping.sync("ann", "kroger"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(failure.code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    assertThat(failure.detail()).isEqualTo("The scraping service gave no usable answer");
    Eventually.waitFor("hung up", Duration.ofSeconds(2), () -> server.open() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[null]",
        "[1]",
        "[{\"store_slug\":\"a\",\"status\":\"b\"}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":-1}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":null}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":\"many\"}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":1.5}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":99999999999999999999}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":true}]",
        "[{\"store_slug\":\"a\",\"status\":\"b\",\"items_synced\":1,\"last_sync_at\":{}}]"
      })
  void aStatusOfAnotherShapeIsABadGateway(String body) {
    server.behave(json(body));
    assertThat(failure(() -> scraping.status("ann")).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "404, NOT_FOUND",
    "409, CONFLICT",
    "422, VALIDATION_ERROR",
    "429, RATE_LIMITED",
    "500, INTERNAL_ERROR",
    "502, BAD_GATEWAY",
    "503, SERVICE_UNAVAILABLE",
    "504, GATEWAY_TIMEOUT",
    "301, BAD_GATEWAY",
    "304, BAD_GATEWAY",
    "401, BAD_GATEWAY",
    "403, BAD_GATEWAY",
    "405, BAD_GATEWAY",
    "413, BAD_GATEWAY",
    "415, BAD_GATEWAY",
    "418, BAD_GATEWAY",
    "501, BAD_GATEWAY",
    "599, BAD_GATEWAY",
    "999, BAD_GATEWAY",
  })
  void anErrorStatusIsPassedOnWithoutItsTextWhereItMeansSomethingToTheUser(
      int status, ErrorCode code) {
    String head = status + " Secret reason";
    server.behave(status(head, "{\"detail\":\"s3same\"}", "Location: http://10.0.0.7/s3same"));
    ApiException failure = failure(() -> scraping.sync("ann", "kroger"));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.detail() + failure.errors()).doesNotContain("s3same", "reason", "10.0.0.7");
    assertThat(failure.retryAfter().isPresent()).isEqualTo(status == 429 || status == 503);
    assertThat(failure.errors()).hasSize(status == 422 ? 1 : 0);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17, 17",
    "0, 1, 1",
    "99999, 3600, 3600",
    "'Wed, 21 Oct 2026 07:28:00 GMT', 2, 8",
    "-1, 2, 8"
  })
  void aWaitIsPassedOnWhereItIsANumber(String retryAfter, int from, int to) {
    server.behave(status("429 Busy", "{}", "Retry-After: " + retryAfter));
    assertThat(failure(() -> scraping.status("ann")).retryAfter().orElseThrow())
        .isBetween(from, to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann\r\nX-Service-Key: mine", "änn", "", "ann smith"})
  void aUserWhoseIdIsNoHeadersValueIsNotAskedFor(String userId) {
    assertThat(failure(() -> scraping.status(userId)).code()).isEqualTo(ErrorCode.BAD_GATEWAY);
    assertThat(server.requests()).isEmpty();
  }

  private static ApiException failure(Runnable call) {
    ApiException failure = catchThrowableOfType(ApiException.class, call::run);
    assertThat(failure).isNotNull();
    assertThat(failure.detail().toLowerCase(Locale.ROOT)).doesNotContain(KEY.value());
    return failure;
  }
}
