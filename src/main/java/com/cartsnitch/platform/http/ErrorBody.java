package com.cartsnitch.platform.http;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every error.
 *
 * @param detail what went wrong, for people
 * @param code what went wrong, for programs: an {@link ErrorCode}
 * @param errors the bad fields, on a validation error only
 * @param requestId the request's id
 */
@Json(naming = Json.Naming.LowerUnderscore)
record ErrorBody(String detail, String code, @Nullable List<FieldError> errors, String requestId) {

  private static final JsonType<ErrorBody> TYPE = Jsonb.builder().build().type(ErrorBody.class);

  static ErrorBody of(Problem problem, String requestId) {
    List<FieldError> errors = problem.errors().isEmpty() ? null : problem.errors();
    return new ErrorBody(problem.detail(), problem.code().name(), errors, requestId);
  }

  byte[] json() {
    return TYPE.toJsonBytes(this);
  }
}
