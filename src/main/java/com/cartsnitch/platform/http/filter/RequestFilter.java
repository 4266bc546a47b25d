package com.cartsnitch.platform.http.filter;

import com.cartsnitch.platform.database.pool.ConnectionScope;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.request.RequestIds;
import com.cartsnitch.platform.http.request.TraceContext;
import com.cartsnitch.platform.http.route.Declarations;
import com.cartsnitch.platform.http.server.HttpConnections;
import com.cartsnitch.platform.http.watch.RequestListener;
import com.cartsnitch.platform.http.watch.ServedRequest;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The first station of every request but the probes': its id, the connections that it borrows, and
 * its measure.
 */
public final class RequestFilter implements Filter {
  private static final String REQUEST_ID = "request_id";
  private static final String TRACE_ID = "trace_id";

  private final Duration timeout;
  private final CommonHeaders commonHeaders;
  private final RequestListener listener;
  private final ClientAddress clients;
  private final Declarations declarations;
  private final Peers peers = new Peers();

  /**
   * @param timeout how long a request may wait for what it needs
   */
  public RequestFilter(
      Duration timeout,
      CommonHeaders commonHeaders,
      RequestListener listener,
      ClientAddress clients,
      Declarations declarations) {
    this.timeout = timeout;
    this.commonHeaders = commonHeaders;
    this.listener = listener;
    this.clients = clients;
    this.declarations = declarations;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (ProbePaths.contains(request.path().path())) {
      chain.proceed();
      return;
    }
    long start = System.nanoTime();
    Optional<TraceContext> trace = TraceContext.of(request.headers());
    RequestContext context =
        new RequestContext(
            RequestIds.of(request.headers()),
            trace,
            response,
            () -> declarations.dialect(request.prologue().uriPath()),
            () -> declarations.limited(request.prologue().uriPath()));
    commonHeaders.set(request.headers(), response, context.id());
    MDC.put(REQUEST_ID, context.id());
    trace.ifPresent(known -> MDC.put(TRACE_ID, known.traceId()));
    try {
      context.run(() -> serve(chain, request, context));
    } finally {
      listener.served(served(request, response, context, start));
      MDC.remove(REQUEST_ID);
      MDC.remove(TRACE_ID);
    }
  }

  private ServedRequest served(
      RoutingRequest request, RoutingResponse response, RequestContext context, long start) {
    return new ServedRequest(
        request.prologue().method().text(),
        request.prologue().uriPath().rawPath(),
        context.template(),
        response.status().code(),
        Duration.ofNanos(System.nanoTime() - start),
        context.id(),
        context.userId(),
        () -> clients.of(request));
  }

  private void serve(FilterChain chain, RoutingRequest request, RequestContext context) {
    ConnectionScope.run(
        timeout,
        () -> peers.gone(request.localPeer(), request.remotePeer(), HttpConnections::beginAnswer),
        context::template,
        listener::leaked,
        chain::proceed);
  }
}
