package com.cartsnitch.auth.access;

import io.helidon.http.ServerRequestHeaders;
import io.helidon.security.ProviderRequest;
import io.helidon.webserver.http.ServerRequest;

/** Hands a request to the providers of Helidon Security. */
final class RequestHeaders {
  static final String ATTRIBUTE = "cartsnitch.request";

  private RequestHeaders() {}

  static ServerRequest request(ProviderRequest request) {
    return (ServerRequest) request.env().abacAttribute(ATTRIBUTE).orElseThrow();
  }

  static ServerRequestHeaders of(ProviderRequest request) {
    return request(request).headers();
  }
}
