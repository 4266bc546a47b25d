package com.cartsnitch.platform.http;

import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/** The main listener's stations in front of routes that echo. */
final class RoutingFixture {
  private RoutingFixture() {}

  static void setUp(HttpRouting.Builder routing) {
    CommonHeaders headers = new CommonHeaders(() -> false);
    ErrorMapper errors = new ErrorMapper(headers);
    routing
        .addFilter(new RequestFilter(Duration.ofSeconds(5), headers, new Nobody()))
        .addFilter(new ContentLengthFilter(errors))
        .addFilter(new EncodingFilter(errors))
        .error(Throwable.class, errors)
        .register(new RouteTable(EchoRoutes.routes(), EchoRoutes.authentication(), errors));
  }

  /** Nobody listens. */
  private static final class Nobody implements RequestListener {
    @Override
    public void served(String method, String template, int status, Duration elapsed) {}

    @Override
    public void leaked() {}
  }
}
