package com.cartsnitch.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Every operation of a listener; another method on one of their paths is a 405. */
public final class RouteTable implements HttpService {
  private final List<Route> routes;
  private final Authentication authentication;
  private final ErrorMapper errors;

  /**
   * Makes the table.
   *
   * @param routes the operations; a literal path stands before a template that matches it too
   * @param authentication stands before every operation that is not open
   * @param errors sends the 405
   */
  public RouteTable(List<Route> routes, Authentication authentication, ErrorMapper errors) {
    this.routes = List.copyOf(routes);
    this.authentication = authentication;
    this.errors = errors;
  }

  @Override
  public void routing(HttpRules rules) {
    for (Route route : routes) {
      rules.route(route.method(), route.template(), matched(route));
    }
    allowedMethods().forEach((template, allow) -> rules.any(template, notAllowed(template, allow)));
  }

  private Handler matched(Route route) {
    Handler handler = route.entrance().apply(authentication);
    return (request, response) -> {
      RequestContext.current().ifPresent(context -> context.matched(route.template()));
      handler.handle(request, response);
    };
  }

  private Map<String, String> allowedMethods() {
    Map<String, SequencedSet<String>> methods = new LinkedHashMap<>();
    for (Route route : routes) {
      methods
          .computeIfAbsent(route.template(), _ -> new LinkedHashSet<>())
          .add(route.method().text());
    }
    return methods.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> String.join(", ", entry.getValue()),
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private Handler notAllowed(String template, String allow) {
    return (request, response) -> {
      RequestContext.current().ifPresent(context -> context.matched(template));
      response.header(HeaderNames.ALLOW, allow);
      errors.send(request, response, Problem.of(ErrorCode.METHOD_NOT_ALLOWED));
    };
  }
}
