package com.cartsnitch.receipts;

import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/me/email-in-address}. */
public final class InboundAddressRoutes {
  private final InboundAddresses addresses;
  private final JsonType<InboundAddress> type;

  /**
   * Makes the routes.
   *
   * @param addresses users' addresses
   * @param jsonb writes the answers
   */
  public InboundAddressRoutes(InboundAddresses addresses, Jsonb jsonb) {
    this.addresses = addresses;
    this.type = jsonb.type(InboundAddress.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(Route.user(Method.GET, "/api/v1/me/email-in-address", this::show));
  }

  private void show(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, type, addresses.of(user.userId()));
  }
}
