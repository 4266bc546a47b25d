package com.cartsnitch.platform.http.filter;

import com.cartsnitch.platform.http.answer.CrossOrigin;
import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * The station that answers preflights: a browser asks whether a page may send a request, and that
 * needs no route, no credentials and no database, and counts against no limit.
 *
 * <p>Helidon's own CORS answers 403 to every request of an origin that is not listed, where our
 * clients expect the answer without the headers, so that what is no browser is not affected; and it
 * takes a request whose {@code Origin} differs from its {@code Host} for one of another site, which
 * behind a proxy is every request.
 */
public final class CorsFilter implements Filter {
  private static final Header METHODS =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE, PATCH, OPTIONS");
  private static final Header HEADERS =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
          "Content-Type, Authorization, Accept, Origin, X-Requested-With, Idempotency-Key,"
              + " If-None-Match, X-Request-Id");
  private static final Header TEN_MINUTES =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");

  private final CrossOrigin pages;
  private final ErrorMapper errors;

  public CorsFilter(CrossOrigin pages, ErrorMapper errors) {
    this.pages = pages;
    this.errors = errors;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (RequestContext.current().isEmpty() || !preflight(request)) {
      chain.proceed();
    } else if (pages.allowed(request.headers()).isPresent()) {
      response.header(METHODS);
      response.header(HEADERS);
      response.header(TEN_MINUTES);
      response.status(Status.NO_CONTENT_204).send();
    } else {
      // thrown, it would be answered behind the filter that measures
      errors.handle(
          request, response, ApiException.of(ErrorCode.FORBIDDEN, "The origin is not allowed"));
    }
  }

  private static boolean preflight(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(HeaderNames.ORIGIN)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
