package com.cartsnitch.platform.http.route;

import com.cartsnitch.platform.http.route.Route.Dialect;
import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.List;
import java.util.function.Predicate;

/** Tells what the routes of a path declare, for what comes before its route is found. */
public final class Declarations {
  private final List<PathMatcher> betterAuth;
  private final List<PathMatcher> unlimited;

  public Declarations(List<Route> routes) {
    this.betterAuth = paths(routes, route -> route.dialect() == Dialect.BETTER_AUTH);
    this.unlimited = paths(routes, route -> !route.limited());
  }

  private static List<PathMatcher> paths(List<Route> routes, Predicate<Route> chosen) {
    return routes.stream()
        .filter(chosen)
        .map(route -> PathMatchers.create(route.template()))
        .toList();
  }

  /** How errors about it are worded. */
  public Dialect dialect(UriPath path) {
    return match(betterAuth, path) ? Dialect.BETTER_AUTH : Dialect.OURS;
  }

  /** Whether requests for it are counted. */
  public boolean limited(UriPath path) {
    return !match(unlimited, path);
  }

  private static boolean match(List<PathMatcher> matchers, UriPath path) {
    return matchers.stream().anyMatch(matcher -> matcher.match(path).accepted());
  }
}
