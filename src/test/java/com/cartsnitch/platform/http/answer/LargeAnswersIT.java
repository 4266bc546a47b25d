package com.cartsnitch.platform.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.testing.RawClient;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large answers are few at a time, and a client that does not take one gives its place back. */
@Timeout(60)
class LargeAnswersIT {
  private static final String SLOW = "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final LargeAnswers answers =
      new LargeAnswers(1, Duration.ofSeconds(20), Duration.ofMillis(500));
  private final LargeAnswers impatient =
      new LargeAnswers(1, Duration.ofMillis(50), Duration.ofSeconds(20));
  private final CountDownLatch taken = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final WebServer server = WebServer.builder().port(0).routing(this::setUp).build().start();

  @AfterEach
  void stop() {
    sent.countDown();
    client.close();
    server.stop();
  }

  private void setUp(HttpRouting.Builder routing) {
    routing
        .get("/large", (_, response) -> answers.answer(this::large, response::send))
        .get("/small", (_, response) -> answers.answer(() -> new byte[10], response::send))
        .get("/held", (_, response) -> impatient.answer(() -> "held", text -> held(response, text)))
        .get("/busy", (_, response) -> impatient.answer(() -> "sent", response::send))
        .error(ApiException.class, (_, response, e) -> response.status(e.code().status()).send());
  }

  private byte[] large() {
    taken.countDown();
    return new byte[64 << 20];
  }

  private void held(ServerResponse response, String text) {
    taken.countDown();
    try {
      sent.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    response.send(text);
  }

  @Test
  void aClientThatTakesNothingGivesItsPlaceBack() throws Exception {
    try (RawClient slow = new RawClient(server.port())) {
      slow.send(SLOW);
      taken.await();
      assertThat(get("/small").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoFindsNoPlaceIsRefused() throws Exception {
    var held = client.sendAsync(request("/held"), BodyHandlers.ofString());
    taken.await();
    assertThat(get("/busy").statusCode()).isEqualTo(503);
    sent.countDown();
    assertThat(held.join().body()).isEqualTo("held");
    assertThat(get("/busy").body()).isEqualTo("sent");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build();
  }
}
