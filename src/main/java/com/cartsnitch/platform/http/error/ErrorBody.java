package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.FieldError;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error.
 *
 * @param message the detail once more, for clients that look for it there
 * @param detail what went wrong, for people
 * @param code what went wrong, for programs: an {@link ErrorCode}
 * @param errors the bad fields, on a validation error only
 * @param requestId the request's id
 */
@Json(naming = Json.Naming.LowerUnderscore)
record ErrorBody(
    @Nullable String message,
    String detail,
    String code,
    @Nullable List<FieldError> errors,
    String requestId) {

  private static final JsonType<ErrorBody> TYPE = Jsonb.builder().build().type(ErrorBody.class);

  /** The error in the dialect of the route that serves the request of this thread. */
  static ErrorBody of(Problem problem, String requestId) {
    boolean betterAuth =
        RequestContext.current().map(RequestContext::dialect).orElse(Route.Dialect.OURS)
            == Route.Dialect.BETTER_AUTH;
    return new ErrorBody(
        betterAuth ? problem.detail() : null,
        problem.detail(),
        problem.code().code(),
        problem.errors().isEmpty() ? null : problem.errors(),
        requestId);
  }

  byte[] json() {
    return TYPE.toJsonBytes(this);
  }
}
