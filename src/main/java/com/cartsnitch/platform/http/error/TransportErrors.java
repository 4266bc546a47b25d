package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.request.RequestIds;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.RetryAfter;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Errors that Helidon finds before or beside routing, in the shape of all others. Their messages
 * are not sent: they quote the request.
 */
public final class TransportErrors implements DirectHandler {
  private static final String HEADERS_TOO_LARGE = "Header size exceeded";
  private static final String NO_TOKEN = "Token contains ";

  private final CommonHeaders commonHeaders;
  private final Consumer<ErrorCode> listener;

  private TransportErrors(CommonHeaders commonHeaders, Consumer<ErrorCode> listener) {
    this.commonHeaders = commonHeaders;
    this.listener = listener;
  }

  /**
   * For every kind of such an error.
   *
   * @param commonHeaders what every answer carries
   * @param listener told of those that come before routing
   */
  public static DirectHandlers handlers(CommonHeaders commonHeaders, Consumer<ErrorCode> listener) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new TransportErrors(commonHeaders, listener));
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.@Nullable Logger logger) {
    return answer(request, type, code(status, thrown), headers);
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    return answer(request, type, ErrorCode.of(status), headers);
  }

  /** Helidon says 400 for headers that are too large and 500 for a method that is no token. */
  private static ErrorCode code(Status status, Throwable thrown) {
    return switch (thrown.getCause()) {
      case IllegalStateException cause when HEADERS_TOO_LARGE.equals(cause.getMessage()) ->
          ErrorCode.HEADERS_TOO_LARGE;
      case IllegalArgumentException cause
          when String.valueOf(cause.getMessage()).startsWith(NO_TOKEN) ->
          ErrorCode.BAD_REQUEST;
      case null, default -> ErrorCode.of(status);
    };
  }

  private TransportResponse answer(
      TransportRequest request, EventType type, ErrorCode code, ServerResponseHeaders headers) {
    if (RequestContext.current().isEmpty()) {
      listener.accept(code); // else the filter that measures does
    }
    String id =
        RequestContext.current()
            .map(RequestContext::id)
            .orElseGet(() -> RequestIds.of(request.headers()));
    TransportResponse.Builder response =
        TransportResponse.builder()
            .status(code.status())
            .headers(headers)
            .header(HeaderValues.CONTENT_TYPE_JSON)
            .header(CommonHeaders.NO_STORE)
            .keepAlive(type.keepAlive());
    commonHeaders.forEach(request.headers(), id, response::header);
    if (code == ErrorCode.SERVICE_UNAVAILABLE) {
      response.header(HeaderNames.RETRY_AFTER, Integer.toString(RetryAfter.SOON));
    }
    if (!request.method().equals(Method.HEAD.text())) {
      response.entity(ErrorBody.of(Problem.of(code), id).json());
    }
    return response.build();
  }
}
