package com.cartsnitch.platform.http;

import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.answer.CorsSettings;
import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.filter.EncodingFilter;
import com.cartsnitch.platform.http.filter.RequestFilter;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.ProxySettings;
import com.cartsnitch.platform.http.route.Declarations;
import com.cartsnitch.testing.IgnoringRequestListener;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;

/** The main listener's stations in front of routes that echo. */
public final class RoutingFixture {
  private RoutingFixture() {}

  public static void setUp(HttpRouting.Builder routing) {
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
