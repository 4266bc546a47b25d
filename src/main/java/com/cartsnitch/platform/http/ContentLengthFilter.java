package com.cartsnitch.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Refuses a {@code Content-Length} that is not a length, which Helidon lets through, and a message
 * framed twice. Where its body would end is unknown, so the connection is closed.
 */
public final class ContentLengthFilter implements Filter {
  private final ErrorMapper errors;

  /** Makes the filter. */
  public ContentLengthFilter(ErrorMapper errors) {
    this.errors = errors;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (framed(request)) {
      chain.proceed();
      return;
    }
    response.header(HeaderValues.CONNECTION_CLOSE);
    errors.send(request, response, Problem.of(ErrorCode.BAD_REQUEST));
    throw new CloseConnectionException("The request's length is unknown");
  }

  private static boolean framed(RoutingRequest request) {
    if (!request.headers().contains(HeaderNames.CONTENT_LENGTH)) {
      return true;
    }
    var lengths = request.headers().get(HeaderNames.CONTENT_LENGTH).allValues();
    return lengths.size() == 1
        && lengths.getFirst().chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && !request.headers().contains(HeaderNames.TRANSFER_ENCODING);
  }
}
