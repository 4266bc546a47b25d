package com.cartsnitch.platform.http.route;

import com.cartsnitch.platform.problem.ApiException;
import io.helidon.webserver.http.ServerRequest;

/** Authenticates the sender of a request and checks the access that the route declares. */
@FunctionalInterface
public interface Authentication {

  /**
   * Admits the sender of a request.
   *
   * @param request any request
   * @param access what its route declares; never {@link Route.Access#OPEN}
   * @return the sender
   * @throws ApiException 401 if a user is wanted and the request carries no credentials, unknown or
   *     expired ones; 422 if a service is wanted and it shows no key; 403 if it shows a wrong one
   */
  Principal admit(ServerRequest request, Route.Access access);

  /**
   * Looks at a request that needs no credentials.
   *
   * @throws ApiException 429 if it carries bad ones, and too many like it came
   */
  default void glance(ServerRequest request) {}
}
