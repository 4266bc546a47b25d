package com.cartsnitch.platform.http;

import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.error.Problem;
import com.cartsnitch.platform.http.request.BodyAllowance;
import com.cartsnitch.platform.http.request.BoundedBody;
import com.cartsnitch.platform.http.request.LargeBodies;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every operation of a listener; another method on one of their paths is a 405. */
public final class RouteTable implements HttpService {
  private final List<Route> routes;
  private final Authentication authentication;
  private final ErrorMapper errors;
  private final LargeBodies bodies;

  public RouteTable(List<Route> routes, Authentication authentication, ErrorMapper errors) {
    this(routes, authentication, errors, LargeBodies.ofHeap());
  }

  public RouteTable(
      List<Route> routes, Authentication authentication, ErrorMapper errors, LargeBodies bodies) {
    this.bodies = bodies;
    this.routes = List.copyOf(routes);
    this.authentication = authentication;
    this.errors = errors;
  }

  /**
   * Path by path, so that a method which a literal path does not have is refused there, and not
   * taken by the template that matches it too.
   */
  @Override
  public void routing(HttpRules rules) {
    byTemplate()
        .forEach(
            (template, operations) -> {
              for (Route route : operations) {
                rules.route(route.method(), template, matched(route));
              }
              rules.any(template, notAllowed(operations.getFirst(), allow(operations)));
            });
  }

  private Map<String, List<Route>> byTemplate() {
    return routes.stream()
        .collect(Collectors.groupingBy(Route::template, LinkedHashMap::new, Collectors.toList()));
  }

  private static String allow(List<Route> operations) {
    return operations.stream()
        .map(route -> route.method().text())
        .collect(Collectors.joining(", "));
  }

  private Handler matched(Route route) {
    Handler handler = route.entrance().apply(authentication);
    return (request, response) -> {
      RequestContext.current().ifPresent(context -> context.matched(route));
      try (BodyAllowance allowance = new BodyAllowance(route.bodyLimit(), bodies)) {
        RequestContext.current().ifPresent(context -> context.allowBody(allowance));
        new BoundedBody(allowance, request.headers()).checkDeclared();
        serve(route, handler, request, response);
      }
    };
  }

  private void serve(Route route, Handler handler, ServerRequest request, ServerResponse response)
      throws Exception {
    if (route.access() == Route.Access.OPEN) {
      authentication.glance(request);
    }
    handler.handle(request, response);
  }

  /** Serves what no route does. */
  void notFound(ServerRequest request, ServerResponse response) {
    authentication.glance(request);
    throw ApiException.of(ErrorCode.NOT_FOUND);
  }

  private Handler notAllowed(Route route, String allow) {
    return (request, response) -> {
      RequestContext.current().ifPresent(context -> context.matched(route));
      authentication.glance(request);
      response.header(HeaderNames.ALLOW, allow);
      errors.send(request, response, Problem.of(ErrorCode.METHOD_NOT_ALLOWED));
    };
  }
}
