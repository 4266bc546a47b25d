package com.cartsnitch.platform.http;

import com.cartsnitch.platform.http.Route.Dialect;
import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import java.util.List;

/** Tells how errors about a path are worded, also those that come before its route is found. */
final class Dialects {
  private final List<PathMatcher> betterAuth;

  /**
   * Makes it.
   *
   * @param routes all operations
   */
  Dialects(List<Route> routes) {
    this.betterAuth =
        routes.stream()
            .filter(route -> route.dialect() == Dialect.BETTER_AUTH)
            .map(route -> PathMatchers.create(route.template()))
            .toList();
  }

  Dialect of(UriPath path) {
    return betterAuth.stream().anyMatch(matcher -> matcher.match(path).accepted())
        ? Dialect.BETTER_AUTH
        : Dialect.OURS;
  }
}
