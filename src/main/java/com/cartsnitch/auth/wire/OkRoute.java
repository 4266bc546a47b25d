package com.cartsnitch.auth.wire;

import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /auth/ok}: by this a client tells that sign-in is served here. */
public final class OkRoute {
  private static final byte[] OK = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);

  private final WireEndpoints endpoints;

  /**
   * Makes the route.
   *
   * @param endpoints makes it
   */
  public OkRoute(WireEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** The operation. */
  public List<Route> routes() {
    return List.of(endpoints.open("/auth/ok", (_, response) -> PrivateAnswer.send(response, OK)));
  }
}
