package com.cartsnitch.platform.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body whose end could be read in more than one way is 400 and the end of the connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class BodyFramingIT {
  private static final String POST = "POST %s HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String NEXT = "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Listeners listeners = new Listeners(RequestDeadlines.DEFAULT);

  @AfterAll
  void stop() {
    listeners.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding: ,chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding:",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "transfer-encoding: chunked\r\nTRANSFER-ENCODING: gzip",
        "Transfer-Encoding : chunked",
        " Transfer-Encoding: chunked",
        "X: y\r\n Transfer-Encoding: chunked",
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: chunked\r\n\tfolded",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: chunked\u0000",
        "Transfer-Encoding: chunked\nX: y",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: CHUNKED\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: 5,5",
        "Content-Length: 5,",
        "Content-Length: 5.0",
        "Content-Length: \u0665",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\ncontent-length: 6",
        "Content-Length : 5",
        "Content-Length: 5\r\n ",
      })
  void anUnclearHeadIsRefused(String headers) throws IOException {
    for (int port : listeners.ports()) {
      for (String line : List.of("POST /all", "GET /health/live", "DELETE /nowhere")) {
        String head = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
        assertRefused(port, head + "5\r\nhello\r\n0\r\n\r\n" + NEXT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        ";x\r\nhello\r\n0\r\n\r\n",
        "zz\r\nhello\r\n0\r\n\r\n",
        "5;\u0001\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\rhello\r\n0\r\n\r\n",
        "FFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "80000000\r\nhello\r\n0\r\n\r\n",
        "100000005\r\nhello\r\n0\r\n\r\n",
        "10000000000000005\r\nhello\r\n0\r\n\r\n",
        "5\r\nhelloXX0\r\n\r\n",
        "5\r\nhello0\r\n\r\n\r\n",
        "5\r\nhello\n\n0\r\n\r\n",
        "4\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: y\nZ: z\r\n\r\n",
      })
  void aWrongChunkIsRefused(String chunks) throws IOException {
    for (String path : List.of("/all", "/nowhere", "/part")) {
      try (RawClient client = new RawClient(listeners.port())) {
        client.send(POST.formatted(path) + CHUNKED + chunks + NEXT);
        // where the body was not asked for, the answer may be out before it turns out to be wrong
        String answers = client.rest();
        assertThat(answers).containsOnlyOnce("HTTP/1.1 ").doesNotContain("\r\n\r\nnone");
        if (path.equals("/all")) {
          assertThat(answers).startsWith("HTTP/1.1 400 ").contains("\"code\":\"BAD_REQUEST\"");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5;", "0\r\nX"})
  @FaultRow("F30")
  void anEndlessLineIsRefused(String start) throws IOException {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(POST.formatted("/all") + CHUNKED + start + "a".repeat(100_000));
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  @FaultRow("F30")
  void endlessTrailersAreRefused() throws IOException {
    try (RawClient client = new RawClient(listeners.port())) {
      client.send(POST.formatted("/all") + CHUNKED + "0\r\n" + "X: y\r\n".repeat(10_000));
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({"/all, all hello", "/none, none", "/part, part hel"})
  void whatIsClearIsRead(String path, String body) throws IOException {
    for (String framed :
        List.of(
            "Content-Length: 5\r\n\r\nhello",
            "Content-Length:\t005 \r\n\r\nhello",
            CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
            "Transfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "transfer-encoding:  CHUNKED \r\n\r\n00000005\r\nhello\r\n000\r\n\r\n",
            CHUNKED + "2;a=b\r\nhe\r\n3;c=\"d e\"\r\nllo\r\n0;x\r\n\r\n",
            CHUNKED + "1\r\nh\r\n4\r\nello\r\n0\r\nX-Trailer: y\r\nZ: z\r\n\r\n")) {
      try (RawClient client = new RawClient(listeners.port())) {
        client.send(POST.formatted(path) + framed + NEXT);
        assertThat(client.answer().body()).as(framed).isEqualTo(body);
        assertThat(client.answer().body()).as("the next after " + framed).isEqualTo("none");
      }
    }
  }

  @Test
  void chunksMayBeCutAnywhere() throws IOException, InterruptedException {
    String request =
        POST.formatted("/all") + CHUNKED + "5;x\r\nhello\r\n1\r\n!\r\n0\r\nX: y\r\n\r\n";
    for (int cut = request.length() - 40; cut < request.length(); cut++) {
      try (RawClient client = new RawClient(listeners.port())) {
        client.send(request.substring(0, cut));
        Thread.sleep(5);
        client.send(request.substring(cut) + NEXT);
        assertThat(client.answer().body()).isEqualTo("all hello!");
        assertThat(client.answer().body()).isEqualTo("none");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Connection: keep-alive\r\n", "Expect: 100-continue\r\n"})
  void http10IsAnsweredAndTheConnectionEnds(String headers) throws IOException {
    for (int port : listeners.ports()) {
      try (RawClient client = new RawClient(port)) {
        client.send(
            "POST /health/live HTTP/1.0\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(headers, NEXT.length(), NEXT + NEXT));
        assertThat(client.answer().body()).isEqualTo("alive");
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /all HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /health/live HTTP/1.0\r\n\r\n",
        "GET /health/live HTTP/0.9\r\nHost: localhost\r\n\r\n",
        "GET /health/live HTTP/1.2\r\nHost: localhost\r\n\r\n",
        "GET /health/live HTTP/2.0\r\nHost: localhost\r\n\r\n",
      })
  void otherVersionsAreNot(String request) throws IOException {
    assertRefused(listeners.port(), request);
    assertRefused(listeners.adminPort(), request);
  }

  private static void assertRefused(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      RawAnswer answer = client.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.rest()).isEmpty();
    }
  }
}
