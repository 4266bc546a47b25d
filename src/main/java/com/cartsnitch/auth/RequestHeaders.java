package com.cartsnitch.auth;

import io.helidon.http.ServerRequestHeaders;
import io.helidon.security.ProviderRequest;

/** Hands a request's headers, cookies already taken apart, to the providers of Helidon Security. */
final class RequestHeaders {
  static final String ATTRIBUTE = "cartsnitch.headers";

  private RequestHeaders() {}

  static ServerRequestHeaders of(ProviderRequest request) {
    return (ServerRequestHeaders) request.env().abacAttribute(ATTRIBUTE).orElseThrow();
  }
}
