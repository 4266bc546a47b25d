package com.cartsnitch.platform.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Routes that answer with what they read, so that tests see it. */
final class EchoRoutes {
  private static final Pattern WORD = Pattern.compile("[a-z]{1,5}");

  private EchoRoutes() {}

  static List<Route> routes() {
    return List.of(
        Route.get("/input/{id}", echo(EchoRoutes::input)),
        Route.get("/page", echo(EchoRoutes::page)),
        Route.get("/links", echo(EchoRoutes::links)),
        Route.get("/things/special", echo(_ -> "special")),
        Route.get("/things/{id}", echo(request -> "thing " + RequestContext.current().isPresent())),
        new Route(Method.POST, "/things/{id}", echo(_ -> "posted")),
        Route.get(
            "/conflict",
            (_, _) -> {
              throw ApiException.of(ErrorCode.CONFLICT, "Taken");
            }),
        Route.get(
            "/bug",
            (_, _) -> {
              throw new IllegalArgumentException("jdbc:postgresql://db");
            }));
  }

  private static Handler echo(Function<ServerRequest, String> reader) {
    return (request, response) -> response.send(reader.apply(request));
  }

  private static String input(ServerRequest request) {
    RequestInput input = RequestInput.of(request);
    String read =
        String.join(
            "|",
            input.pathUuid("id").toString(),
            Integer.toString(input.integer("days", 90, 1, 365)),
            input.date("until", LocalDate.EPOCH).toString(),
            input.text("q", 5).orElse("-"),
            input.matching("word", WORD).orElse("-"),
            input.oneOf("period", "all", List.of("all", "1y")));
    input.check();
    return read;
  }

  private static String page(ServerRequest request) {
    RequestInput input = RequestInput.of(request);
    PageRequest page = input.page();
    input.check();
    return page.toString();
  }

  private static String links(ServerRequest request) {
    int page = request.query().first("page").map(Integer::parseInt).orElse(1);
    long total = request.query().first("total").map(Long::parseLong).orElseThrow();
    return PageLinks.of(request, new PageRequest(page, 20), total);
  }
}
