package com.cartsnitch.platform.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A body never becomes a request, on either listener, however the answer came about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FramingIT {
  private static final String SMUGGLED =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n";
  private static final String BY_LENGTH =
      "Content-Length: " + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED;
  private static final String BY_CHUNKS =
      "Transfer-Encoding: chunked\r\n\r\n3\r\n"
          + SMUGGLED.substring(0, 3)
          + "\r\n"
          + Integer.toHexString(SMUGGLED.length() - 3)
          + "\r\n"
          + SMUGGLED.substring(3)
          + "\r\n0\r\n\r\n";
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  static final List<String> BODIES =
      List.of(
          BY_LENGTH,
          BY_CHUNKS,
          "Expect: 100-continue\r\n" + BY_LENGTH,
          "Expect: 100-continue\r\n" + BY_CHUNKS);

  private final Listeners listeners = new Listeners(RequestDeadlines.DEFAULT);

  @AfterEach
  void noLongerDrained() {
    listeners.drain(false);
  }

  @AfterAll
  void stop() {
    listeners.close();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void theLastAnswerIsTheLast(String line, int status) throws IOException {
    for (String body : BODIES) {
      for (String close : List.of("close", "Close", "keep-alive, CLOSE")) {
        String request = head(line) + "Connection: " + close + "\r\n" + body + SMUGGLED;
        assertThat(statuses(listeners.port(), request)).containsExactly(status);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void inTheDrainEveryAnswerIsTheLast(String line, int status) throws IOException {
    listeners.drain(true);
    for (String body : BODIES) {
      String request = head(line) + body + SMUGGLED;
      assertThat(statuses(listeners.port(), request)).containsExactly(status);
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aConnectionThatStaysGoesOnBehindTheBody(String line, int status) throws IOException {
    for (String body : BODIES) {
      String next = head("GET /none") + "Connection: close\r\n\r\n";
      assertThat(statuses(listeners.port(), head(line) + body + next)).containsExactly(status, 200);
    }
  }

  @ParameterizedTest
  @FieldSource("BODIES")
  void theAdminListenerDoesTheSame(String body) throws IOException {
    for (String line : List.of("GET /health/live", "POST /metrics", "DELETE /nowhere")) {
      String request = head(line) + body + SMUGGLED;
      int port = listeners.adminPort();
      String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      assertThat(statuses(port, closing)).as(line).hasSize(1);
      listeners.drain(true);
      assertThat(statuses(port, request)).as(line + " in the drain").hasSize(1);
      listeners.drain(false);
    }
  }

  static Stream<Arguments> answers() {
    Stream<Arguments> refused =
        Stream.of(ErrorCode.values())
            .map(code -> arguments("POST /error/" + code, code.status().code()));
    Stream<Arguments> others =
        Stream.of(
            arguments("GET /error/UNAUTHORIZED", 401),
            arguments("DELETE /error/NOT_FOUND", 404),
            arguments("POST /limited", 429),
            arguments("POST /nowhere", 404),
            arguments("PATCH /none", 405),
            arguments("OPTIONS /none", 405),
            arguments("GET /none", 200),
            arguments("DELETE /none", 200),
            arguments("POST /part", 200),
            arguments("PUT /all", 200),
            arguments("POST /%ff", 400),
            arguments("GET /health/live", 200),
            arguments("POST /health/live", 200));
    return Stream.concat(refused, others);
  }

  private static String head(String line) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n";
  }

  /** The statuses of all answers until the end of the stream, but for those that say to go on. */
  private static List<Integer> statuses(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      return STATUS_LINE
          .matcher(client.rest())
          .results()
          .map(line -> Integer.valueOf(line.group(1)))
          .filter(status -> status != 100)
          .toList();
    }
  }
}
