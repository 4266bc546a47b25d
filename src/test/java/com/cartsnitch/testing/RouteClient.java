package com.cartsnitch.testing;

import com.cartsnitch.platform.http.ApiException;
import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.ClientResponseTyped;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.testing.junit5.DirectClient;
import java.util.List;

/** Calls routes without a socket; errors are answered with their status and the bad fields only. */
public final class RouteClient {
  private final DirectClient client;

  /** Serves these routes. */
  public RouteClient(List<Route> routes) {
    HttpRouting.Builder routing = HttpRouting.builder();
    routes.forEach(
        route ->
            routing.route(
                route.method(), route.template(), route.entrance().apply(RouteClient::nobody)));
    routing.error(
        ApiException.class,
        (_, response, e) -> response.status(e.code().status()).send(e.detail() + " " + e.errors()));
    this.client = new DirectClient(routing);
  }

  private static Principal nobody(ServerRequest request) {
    throw new AssertionError(request.path() + " is not open");
  }

  /** How the service writes JSON: nulls and empty lists too. */
  public static Jsonb jsonb() {
    return Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();
  }

  /** The answer to a GET. */
  public ClientResponseTyped<String> get(String pathAndQuery) {
    return client.get().skipUriEncoding(true).uri(pathAndQuery).request(String.class);
  }

  /** The answer to a GET with an If-None-Match. */
  public ClientResponseTyped<String> getUnless(String tags, String pathAndQuery) {
    return client
        .get()
        .skipUriEncoding(true)
        .uri(pathAndQuery)
        .header(HeaderNames.IF_NONE_MATCH, tags)
        .request(String.class);
  }

  /** The body of a GET that must succeed. */
  public String body(String pathAndQuery) {
    ClientResponseTyped<String> response = get(pathAndQuery);
    if (response.status().code() != 200) {
      throw new AssertionError("%s: %s".formatted(response.status(), response.entity()));
    }
    return response.entity();
  }
}
