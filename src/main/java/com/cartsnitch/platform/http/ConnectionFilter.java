package com.cartsnitch.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;

/**
 * Closes a connection after its answer where the client asked for that or was told so. Helidon
 * 4.1.7 sends {@code Connection: close} and then waits for the client to do it.
 */
public final class ConnectionFilter implements Filter {

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    boolean closing = saysClose(request.headers()) || saysClose(response.headers());
    // a close with bytes unread would reset the connection and take the answer with it
    if (closing && request.content().consumed()) {
      throw new CloseConnectionException("The connection is to be closed");
    }
  }

  private static boolean saysClose(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.get(HeaderNames.CONNECTION).values().toLowerCase(Locale.ROOT).contains("close");
  }
}
