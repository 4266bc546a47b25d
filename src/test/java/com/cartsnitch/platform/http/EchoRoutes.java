package com.cartsnitch.platform.http;

import com.cartsnitch.platform.http.answer.PageLinks;
import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.DecimalRange;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Routes that answer with what they read, so that tests see it. */
final class EchoRoutes {
  private static final Pattern WORD = Pattern.compile("[a-z]{1,5}");

  private EchoRoutes() {}

  /** Everybody who says so is somebody. */
  static Authentication authentication() {
    return (request, _) ->
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .map(user -> new Principal(user, false))
            .orElseThrow(() -> ApiException.of(ErrorCode.UNAUTHORIZED, "Who are you?"));
  }

  static List<Route> routes() {
    return List.of(
        Route.open(Method.GET, "/input/{id}", echo(EchoRoutes::input)),
        Route.open(Method.GET, "/page", echo(EchoRoutes::page)),
        Route.open(Method.GET, "/links", echo(EchoRoutes::links)),
        Route.open(Method.GET, "/things/special", echo(_ -> "special")),
        Route.open(
            Method.GET,
            "/things/{id}",
            echo(request -> "thing " + RequestContext.current().isPresent())),
        Route.open(Method.POST, "/things/{id}", echo(_ -> "posted")),
        Route.user(
            Method.GET, "/me", (_, response, user) -> response.send("I am " + user.userId())),
        Route.open(Method.POST, "/body", echo(EchoRoutes::body)),
        Route.open(
            Method.GET,
            "/conflict",
            (_, _) -> {
              throw ApiException.of(ErrorCode.CONFLICT, "Taken");
            }),
        Route.open(
            Method.GET,
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
            input.date("until").orElse(LocalDate.EPOCH).toString(),
            input.text("q", 5).orElse("-"),
            input.matching("word", WORD).orElse("-"),
            input.oneOf("period", "all", List.of("all", "1y")));
    input.check();
    return read;
  }

  private static String body(ServerRequest request) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    body.require("name");
    String read =
        String.join(
            "|",
            body.text("name", 5).orElse("-"),
            body.decimal("price", DecimalRange.of("0.01", "99999999.99", 2))
                .map(BigDecimal::toString)
                .orElse("-"),
            body.bool("read").map(Object::toString).orElse("-"),
            body.uuid("id").map(Object::toString).orElse("-"),
            body.object("extra", 20).orElse("-"),
            body.objects("items", 2).map(items -> items(items)).orElse("-"));
    input.check();
    return read;
  }

  private static String items(List<BodyInput> items) {
    return items.stream()
        .map(item -> item.text("name", 3).orElse("-"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String page(ServerRequest request) {
    RequestInput input = RequestInput.of(request);
    PageRequest page = input.page(PageRequest.DEFAULT_SIZE);
    input.check();
    return page.toString();
  }

  private static String links(ServerRequest request) {
    int page = request.query().first("page").map(Integer::parseInt).orElse(1);
    long total = request.query().first("total").map(Long::parseLong).orElseThrow();
    return PageLinks.of(request, new PageRequest(page, 20), total);
  }
}
