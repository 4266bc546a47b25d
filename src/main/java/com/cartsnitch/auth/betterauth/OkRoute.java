package com.cartsnitch.auth.betterauth;

import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /auth/ok}: by this a client tells that sign-in is served here. */
public final class OkRoute {
  private static final byte[] OK = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);

  private final BetterAuthEndpoints endpoints;

  public OkRoute(BetterAuthEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** The operation. */
  public List<Route> routes() {
    return List.of(endpoints.open("/auth/ok", (_, response) -> PrivateAnswer.send(response, OK)));
  }
}
