package com.cartsnitch.platform.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that send nothing, or not enough, cost others nothing and a stop no time. */
@Timeout(120)
class IdleConnectionsIT {
  private static final int MANY = 3_000;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final String WHOLE = "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST = "POST /all HTTP/1.1\r\nHost: localhost\r\n";

  private final Listeners listeners = new Listeners(RequestDeadlines.DEFAULT);
  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    listeners.close();
  }

  @Test
  @FaultRow("F29")
  void manyDisturbNobody() throws IOException {
    for (int i = 0; i < MANY; i++) {
      connect().send(i % 2 == 0 ? "" : "GET /none HTTP/1.1\r\nHost: ");
    }
    for (int port : listeners.ports()) {
      for (int i = 0; i < 20; i++) {
        assertThat(timeOf("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", port))
            .isLessThan(SOON);
      }
    }
    Figures.within(
        "a request beside %d idle clients".formatted(MANY), timeOf(WHOLE, listeners.port()), SOON);
    Figures.within("stop beside %d idle clients".formatted(MANY), timeToStop(), GRACE.dividedBy(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /no",
        "GET /none HTTP/1.1\r\nHost: local",
        WHOLE,
        WHOLE + "GET /none HTTP/1.1\r\nHost: local",
        POST + "Content-Length: 10\r\n\r\nhalf",
        POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhal",
      })
  void aStopDoesNotWaitForThem(String sent) throws Exception {
    for (int i = 0; i < 10; i++) {
      connect().send(sent);
    }
    // a body that stood still for a second is not waited for
    Thread.sleep(1_500);
    assertThat(timeToStop()).isLessThan(GRACE.dividedBy(2));
  }

  private RawClient connect() throws IOException {
    RawClient client = new RawClient(listeners.port());
    clients.add(client);
    return client;
  }

  private static Duration timeOf(String request, int port) throws IOException {
    long start = System.nanoTime();
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      assertThat(client.answer().status()).isEqualTo(200);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Duration timeToStop() {
    long start = System.nanoTime();
    listeners.close();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
