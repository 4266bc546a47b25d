package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.session.SessionSource;
import com.cartsnitch.platform.http.request.ClientAddress;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** Tells where a request comes from. */
public final class SourceReader {
  private final ClientAddress addresses;

  public SourceReader(ClientAddress addresses) {
    this.addresses = addresses;
  }

  SessionSource of(ServerRequest request) {
    return new SessionSource(
        addresses.of(request), request.headers().first(HeaderNames.USER_AGENT).orElse(""));
  }
}
