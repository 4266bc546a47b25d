package com.cartsnitch.platform.http;

import com.cartsnitch.testing.IgnoringRequestListener;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;

/** The main listener's stations in front of routes that echo. */
final class RoutingFixture {
  private RoutingFixture() {}

  static void setUp(HttpRouting.Builder routing) {
    CommonHeaders headers =
        new CommonHeaders(() -> false, new CrossOrigin(new CorsSettings(List.of())), false);
    ErrorMapper errors = new ErrorMapper(headers);
    routing
        .addFilter(
            new RequestFilter(
                Duration.ofSeconds(5),
                headers,
                new IgnoringRequestListener(),
                new ClientAddress(new ProxySettings(List.of())),
                new Declarations(EchoRoutes.routes())))
        .addFilter(new EncodingFilter(errors))
        .error(Throwable.class, errors)
        .register(new RouteTable(EchoRoutes.routes(), EchoRoutes.authentication(), errors));
  }
}
