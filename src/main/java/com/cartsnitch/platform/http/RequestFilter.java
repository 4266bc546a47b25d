package com.cartsnitch.platform.http;

import com.cartsnitch.platform.database.ConnectionScope;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import org.slf4j.MDC;

/**
 * The first station of every request but the probes': its id, the connections that it borrows, and
 * its measure.
 */
public final class RequestFilter implements Filter {
  private static final String MDC_KEY = "request_id";

  private final Duration timeout;
  private final CommonHeaders commonHeaders;
  private final RequestListener listener;

  /**
   * Makes the filter.
   *
   * @param timeout how long a request may wait for what it needs
   * @param commonHeaders set on every answer
   * @param listener told of every request that was served, and of leaks
   */
  public RequestFilter(Duration timeout, CommonHeaders commonHeaders, RequestListener listener) {
    this.timeout = timeout;
    this.commonHeaders = commonHeaders;
    this.listener = listener;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (ProbePaths.contains(request.prologue().uriPath().rawPath())) {
      chain.proceed();
      return;
    }
    long start = System.nanoTime();
    RequestContext context = new RequestContext(RequestIds.of(request.headers()), response);
    commonHeaders.set(response, context.id());
    MDC.put(MDC_KEY, context.id());
    try {
      context.run(() -> serve(chain, context));
    } finally {
      MDC.remove(MDC_KEY);
      listener.served(
          request.prologue().method().text(),
          context.template(),
          response.status().code(),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void serve(FilterChain chain, RequestContext context) {
    ConnectionScope.run(timeout, context::template, listener::leaked, chain::proceed);
  }
}
