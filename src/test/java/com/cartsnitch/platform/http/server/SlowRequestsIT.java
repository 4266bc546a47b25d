package com.cartsnitch.platform.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come too slowly are ended, and only they. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SlowRequestsIT {
  private static final int PACE_BYTES = 1_000;
  private static final Duration HEAD = Duration.ofMillis(800);
  private static final Duration PACE = Duration.ofMillis(600);
  private static final Duration BODY = Duration.ofSeconds(3);
  private static final String HALF_HEADERS = "GET /none HTTP/1.1\r\nHost: localhost\r\nX-A";
  private static final String POST = "POST /all HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String WHOLE = "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Listeners listeners =
      new Listeners(
          new RequestDeadlines(HEAD, BODY, PACE, PACE_BYTES, Duration.ofMillis(300), 1L << 20));

  @AfterAll
  void stop() {
    listeners.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /no", "GET /none HTTP/1.1", "GET /none HTTP/1.1\r"})
  @FaultRow("F29")
  void halfALineIsNotAnswered(String half) throws IOException {
    for (int port : listeners.ports()) {
      try (RawClient client = new RawClient(port)) {
        client.send(half);
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /none HTTP/1.1\r\n",
        HALF_HEADERS,
        HALF_HEADERS + ": b\r\n",
        HALF_HEADERS + ": b\r\n\r",
        POST + "Content-Length: 10\r\n",
      })
  @FaultRow("F29")
  void halfAHeadIsATimeout(String half) throws IOException {
    for (int port : listeners.ports()) {
      try (RawClient client = new RawClient(port)) {
        long start = System.nanoTime();
        client.send(half);
        assertTimeout(client);
        assertTook("half a head", start, HEAD);
      }
    }
  }

  @Test
  void whoEndsInItsHeadersIsNotAnswered() throws IOException {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(HALF_HEADERS);
      client.finish();
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  @FaultRow("F29")
  void aHeadIsATimeoutHoweverSteadilyItsBytesCome() throws Exception {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(HALF_HEADERS);
      trickle(client, "a", Duration.ofMillis(50), HEAD.plusMillis(600));
      assertTimeout(client);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        POST + "Content-Length: 10\r\n\r\n",
        POST + "Content-Length: 10\r\n\r\nhalf",
        CHUNKED,
        CHUNKED + "5",
        CHUNKED + "5\r\nhal",
        CHUNKED + "4\r\nhalf\r\n",
        CHUNKED + "4\r\nhalf\r\n0\r\n",
        POST + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\nhalf",
      })
  @FaultRow("F29")
  void halfABodyIsATimeout(String half) throws IOException {
    try (RawClient client = new RawClient(listeners.port())) {
      long start = System.nanoTime();
      client.send(half);
      if (half.contains("Expect")) {
        assertThat(client.head().status()).isEqualTo(100);
      }
      assertTimeout(client);
      assertTook("half a body", start, PACE);
    }
  }

  @Test
  @FaultRow("F29")
  void aBodyBelowTheLeastRateIsATimeout() throws Exception {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(POST + "Content-Length: 100000\r\n\r\n");
      trickle(client, "a", Duration.ofMillis(20), PACE.plusMillis(600));
      assertTimeout(client);
    }
  }

  @Test
  @FaultRow("F29")
  void aBodyThatTakesTooLongIsATimeoutAtAnyRate() throws Exception {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(POST + "Content-Length: 1000000\r\n\r\n");
      trickle(client, "a".repeat(PACE_BYTES), Duration.ofMillis(50), BODY.plusMillis(600));
      assertTimeout(client);
    }
  }

  @Test
  void aSlowBodyInTimeIsRead() throws Exception {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(POST + "Content-Length: 20000\r\n\r\n");
      for (int i = 0; i < 20; i++) {
        Thread.sleep(60);
        client.send("a".repeat(1_000));
      }
      assertThat(client.answer().body()).hasSize(20_000 + "all ".length());
      client.send(WHOLE);
      assertThat(client.answer().body()).isEqualTo("none");
    }
  }

  @Test
  void whatIsAnsweredWithoutItsBodyIsAnsweredOnce() throws IOException {
    for (int port : listeners.ports()) {
      try (RawClient client = new RawClient(port)) {
        client.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf");
        assertThat(client.answer().status()).isEqualTo(404);
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @Test
  void aConnectionMayBeIdle() throws Exception {
    try (RawClient client = new RawClient(listeners.port())) {
      for (int i = 0; i < 2; i++) {
        Thread.sleep(HEAD.plusMillis(400));
        client.send(WHOLE);
        assertThat(client.answer().body()).isEqualTo("none");
      }
    }
  }

  @Test
  void theTimeThatAnAnswerTakesIsNotTheClients() throws IOException {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(
          "POST /slowly HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody" + WHOLE);
      assertThat(client.answer().body()).isEqualTo("all body");
      assertThat(client.answer().body()).isEqualTo("none");
    }
  }

  private static void assertTimeout(RawClient client) throws IOException {
    RawAnswer answer = client.answer();
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.body())
        .matches(
            "\\{\"detail\":\"The request arrived too slowly\",\"code\":\"REQUEST_TIMEOUT\","
                + "\"request_id\":\"[^\"]+\"}");
    assertThat(answer.header("connection")).isEqualTo("close");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(client.rest()).isEmpty();
  }

  private static void assertTook(String what, long start, Duration limit) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Figures.atLeast(what + " is waited for", took, limit);
    Figures.within(what + " is ended", took, limit.plusSeconds(3));
  }

  private static void trickle(RawClient client, String piece, Duration pause, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      client.send(piece);
      Thread.sleep(pause);
    }
  }
}
