package com.cartsnitch.platform.http;

import io.helidon.webserver.http.ServerRequest;

/** Finds out who sent a request. */
@FunctionalInterface
public interface Authentication {

  /**
   * The user whose credentials a request carries.
   *
   * @param request any request
   * @throws ApiException 401 if it carries none, unknown or expired ones
   */
  Principal authenticate(ServerRequest request);
}
