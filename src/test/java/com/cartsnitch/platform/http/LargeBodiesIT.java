package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.CorsSettings;
import com.cartsnitch.platform.config.ProxySettings;
import com.cartsnitch.testing.IgnoringRequestListener;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are as large as their route says and no larger, and large ones are few at a time. */
@Timeout(60)
class LargeBodiesIT {
  private static final int LIMIT = 64 * 1024;

  private final CountDownLatch read = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server = WebServer.builder().port(0).routing(this::setUp).build().start();

  @AfterEach
  void stop() {
    go.countDown();
    client.close();
    server.stop();
  }

  private void setUp(HttpRouting.Builder routing) {
    CommonHeaders headers =
        new CommonHeaders(() -> false, new CrossOrigin(new CorsSettings(List.of())), false);
    ErrorMapper errors = new ErrorMapper(headers);
    List<Route> routes =
        List.of(
            Route.open(Method.POST, "/size", (request, response) -> response.send(size(request)))
                .withBodyLimit(new BodyLimit(LIMIT, 20)),
            Route.open(Method.POST, "/held", (request, response) -> response.send(held(request))));
    routing
        .addFilter(
            new RequestFilter(
                Duration.ofSeconds(5),
                headers,
                new IgnoringRequestListener(),
                new ClientAddress(new ProxySettings(List.of())),
                new Dialects(routes)))
        .error(Throwable.class, errors)
        .register(
            new RouteTable(
                routes,
                (_, _) -> new Principal("somebody", false),
                errors,
                new LargeBodies(1, Duration.ofMillis(50))));
  }

  private static String size(ServerRequest request) {
    return Integer.toString(RequestInput.of(request).bodyBytes().length);
  }

  private String held(ServerRequest request) {
    String size = size(request);
    read.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return size;
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "16384, 200", "16385, 200", "65536, 200", "65537, 413", "300000, 413"})
  void aBodyMayHaveAsManyBytesAsItsRouteSays(int length, int status) throws Exception {
    HttpResponse<String> declared = client.send(post("/size", length), BodyHandlers.ofString());
    HttpResponse<String> chunked = client.send(chunked("/size", length), BodyHandlers.ofString());
    for (HttpResponse<String> answer : List.of(declared, chunked)) {
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body())
          .contains(status == 200 ? Integer.toString(length) : "PAYLOAD_TOO_LARGE");
    }
  }

  @Test
  void aLargeBodyTakesAPlaceUntilItsRequestIsAnswered() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        client.sendAsync(post("/held", 20_000), BodyHandlers.ofString());
    read.await();
    for (HttpRequest large : List.of(post("/size", 20_000), chunked("/size", 20_000))) {
      HttpResponse<String> refused = client.send(large, BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }
    assertThat(client.send(post("/size", 16_384), BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    go.countDown();
    assertThat(first.join().body()).isEqualTo("20000");
    for (int i = 0; i < 3; i++) {
      assertThat(client.send(chunked("/size", 20_000), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private HttpRequest post(String path, int length) {
    return request(path).POST(BodyPublishers.ofByteArray(new byte[length])).build();
  }

  private HttpRequest chunked(String path, int length) {
    return request(path)
        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[length])))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }
}
