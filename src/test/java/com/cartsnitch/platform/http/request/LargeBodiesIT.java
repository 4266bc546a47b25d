package com.cartsnitch.platform.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.http.RouteTable;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.filter.RequestFilter;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Declarations;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.IgnoringRequestListener;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
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
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are as large as their route says and no larger, and large ones are few at a time. */
@Timeout(60)
class LargeBodiesIT {
  private static final int LIMIT = 64 * 1024;
  private static final HeaderName USER = HeaderNames.create("X-User");

  private static final int PLACES = 4;

  private final Semaphore read = new Semaphore(0);
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
            Route.open(Method.POST, "/held", (request, response) -> response.send(held(request))),
            Route.user(
                Method.POST, "/own/held", (request, response, _) -> response.send(held(request))),
            Route.user(
                Method.POST, "/own/size", (request, response, _) -> response.send(size(request))));
    routing
        .addFilter(
            new RequestFilter(
                Duration.ofSeconds(5),
                headers,
                new IgnoringRequestListener(),
                new ClientAddress(new ProxySettings(List.of())),
                new Declarations(routes)))
        .error(Throwable.class, errors)
        .register(
            new RouteTable(
                routes,
                (request, _) -> user(request),
                errors,
                new LargeBodies(PLACES, Duration.ofMillis(50))));
  }

  private static Principal user(ServerRequest request) {
    String name = request.headers().get(USER).get();
    RequestContext.foundUser(name);
    return new Principal(name, false);
  }

  private static String size(ServerRequest request) {
    return Integer.toString(RequestInput.of(request).bodyBytes().length);
  }

  private String held(ServerRequest request) {
    String size = size(request);
    read.release();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return size;
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "16384, 200", "16385, 200", "65536, 200", "65537, 413", "300000, 413"})
  @FaultRow("F30")
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
    List<CompletableFuture<HttpResponse<String>>> held =
        Stream.generate(() -> client.sendAsync(post("/held", 20_000), BodyHandlers.ofString()))
            .limit(PLACES)
            .toList();
    read.acquire(PLACES);
    for (HttpRequest large : List.of(post("/size", 20_000), chunked("/size", 20_000))) {
      HttpResponse<String> refused = client.send(large, BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }
    assertThat(client.send(post("/size", 16_384), BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    go.countDown();
    assertThat(held).allSatisfy(one -> assertThat(one.join().body()).isEqualTo("20000"));
    for (int i = 0; i <= PLACES; i++) {
      assertThat(client.send(chunked("/size", 20_000), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aUserHoldsAQuarterOfThePlaces() throws Exception {
    CompletableFuture<HttpResponse<String>> held =
        client.sendAsync(of("ann", "/own/held", 20_000), BodyHandlers.ofString());
    read.acquire();
    assertThat(status(of("ann", "/own/size", 20_000))).isEqualTo(503);
    assertThat(status(of("ann", "/own/size", 16_384))).isEqualTo(200);
    assertThat(status(of("bob", "/own/size", 20_000))).isEqualTo(200);
    go.countDown();
    assertThat(held.join().statusCode()).isEqualTo(200);
    assertThat(status(of("ann", "/own/size", 20_000))).isEqualTo(200);
  }

  private int status(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest of(String user, String path, int length) {
    return request(path)
        .header(USER.defaultCase(), user)
        .POST(BodyPublishers.ofByteArray(new byte[length]))
        .build();
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
