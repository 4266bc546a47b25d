package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that stop in the middle of a request disturb no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfSentRequestsIT {
  private static final int CLIENTS = 20;
  private static final String POST = "POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\n";

  private final RunningService service = new RunningService();
  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "",
        "GET /api/v1/sto",
        "GET /api/v1/stores HTTP/1.1\r\nHost: local",
        "GET /api/v1/stores HTTP/1.1\r\nHost: localhost\r\n",
        POST + "Content-Length: 100\r\n\r\nhalf",
        POST + "Transfer-Encoding: chunked\r\n\r\n64\r\nha",
      })
  @FaultRow("F29")
  void othersAreAnsweredMeanwhile(String half) throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      RawClient client = service.connect();
      clients.add(client);
      client.send(half);
    }
    for (int i = 0; i < 3 * CLIENTS; i++) {
      assertThat(service.get("/api/v1/stores").statusCode()).isEqualTo(200);
    }
    assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(ints = {1, 10, 30, 60})
  void aRequestInPiecesIsARequest(int cut) throws Exception {
    String request =
        "GET /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: in-pieces\r\n\r\n";
    try (RawClient client = service.connect()) {
      client.send(request.substring(0, cut));
      HttpResponse<String> other = service.get("/api/v1/stores");
      assertThat(other.statusCode()).isEqualTo(200);
      client.send(request.substring(cut));
      assertThat(client.answer().header("x-request-id")).isEqualTo("in-pieces");
    }
  }
}
