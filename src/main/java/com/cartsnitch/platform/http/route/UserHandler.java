package com.cartsnitch.platform.http.route;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Serves a request of a signed-in user. */
@FunctionalInterface
public interface UserHandler {

  /**
   * Parses the request, calls the feature's service and answers.
   *
   * @param request the request
   * @param response the answer
   * @param user who asks
   */
  void handle(ServerRequest request, ServerResponse response, Principal user);
}
