package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.http.answer.CommonHeaders;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.request.RequestIds;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route or a filter threw into an answer, and logs it once. */
public final class ErrorMapper implements ErrorHandler<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  private final CommonHeaders commonHeaders;

  public ErrorMapper(CommonHeaders commonHeaders) {
    this.commonHeaders = commonHeaders;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response, Throwable failure) {
    Problem problem = ErrorAnswers.of(failure);
    log(problem, failure);
    send(request, response, problem);
  }

  public void send(ServerRequest request, ServerResponse response, Problem problem) {
    String id =
        RequestContext.current()
            .map(RequestContext::id)
            .orElseGet(() -> RequestIds.of(request.headers()));
    commonHeaders.set(request.headers(), response, id);
    RequestContext.current().ifPresent(context -> context.tellLimit(response));
    response.status(problem.code().status());
    problem
        .retryAfter()
        .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Integer.toString(seconds)));
    if (problem.code().status().equals(Status.UNAUTHORIZED_401)) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    response.header(CommonHeaders.NO_STORE);
    byte[] body = ErrorBody.of(problem, id).json();
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.headers().contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }

  private static void log(Problem problem, Throwable failure) {
    String route = RequestContext.current().map(RequestContext::template).orElse("-");
    if (failure instanceof ApiException) {
      // what operators must know was logged where the error was decided
      LOG.debug("{} answered {}", route, problem.code().code());
      return;
    }
    switch (problem.code().status().code()) {
      case 500 -> LOG.error("{} failed", route, failure);
      case 503, 504 -> {
        if (failure instanceof PoolUnavailableException pool) {
          // the pool's own failures come by the thousand; health logs their cause once
          LOG.debug("{} had no connection: {}", route, pool.reason());
        } else {
          LOG.warn("{} failed: {}", route, FailureText.of(failure));
        }
      }
      default -> LOG.debug("{} answered {}", route, problem.code().code());
    }
  }
}
