package com.cartsnitch.platform.http.server;

import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.http.ApiServer;
import com.cartsnitch.platform.http.ServerSettings;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.ProxySettings;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.testing.IgnoringRequestListener;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Both listeners with routes that answer any error without a look at the body, or read all of it, a
 * part, or none.
 */
final class Listeners implements AutoCloseable {
  private static final List<Method> METHODS =
      List.of(Method.GET, Method.POST, Method.PUT, Method.DELETE);

  private final AtomicBoolean draining = new AtomicBoolean();
  private final ApiServer server;

  Listeners(RequestDeadlines deadlines) {
    server =
        new ApiServer(
            new ServerSettings(0, 0, Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(15)),
            URI.create("http://localhost"),
            deadlines,
            new CommonHeaders(draining::get, new CrossOrigin(new CorsSettings(List.of())), false),
            new IgnoringRequestListener(),
            new ClientAddress(new ProxySettings(List.of())),
            Listeners::limit,
            new Admission(10, _ -> {}),
            (_, access) -> {
              throw new AssertionError(access);
            },
            routes("/health/live", (_, response) -> response.send("alive")),
            Stream.of(
                    routes("/error/{code}", (request, _) -> refuse(request)),
                    routes("/none", (_, response) -> response.send("none")),
                    routes("/part", Listeners::readPart),
                    routes("/all", Listeners::readAll),
                    routes("/slowly", Listeners::readSlowly))
                .flatMap(List::stream)
                .toList());
    server.start();
  }

  int port() {
    return server.port();
  }

  int adminPort() {
    return server.adminPort();
  }

  List<Integer> ports() {
    return List.of(port(), adminPort());
  }

  void drain(boolean begun) {
    draining.set(begun);
  }

  @Override
  public void close() {
    server.close();
  }

  private static List<Route> routes(String path, Handler handler) {
    return METHODS.stream().map(method -> Route.open(method, path, handler)).toList();
  }

  /** Refuses in a filter, as limits do. */
  private static Filter limit(ErrorMapper errors) {
    return (chain, request, response) -> {
      if (request.path().path().equals("/limited")) {
        errors.handle(request, response, ApiException.of(ErrorCode.RATE_LIMITED));
      } else {
        chain.proceed();
      }
    };
  }

  private static void refuse(ServerRequest request) {
    throw ApiException.of(ErrorCode.valueOf(request.path().pathParameters().get("code")));
  }

  private static void readPart(ServerRequest request, ServerResponse response) {
    try (InputStream body = request.content().inputStream()) {
      response.send("part " + new String(body.readNBytes(3), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readSlowly(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1_500));
    readAll(request, response);
  }

  private static void readAll(ServerRequest request, ServerResponse response) {
    response.send("all " + request.content().as(String.class));
  }
}
