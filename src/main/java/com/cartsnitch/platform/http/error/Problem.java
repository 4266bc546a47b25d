package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.FieldError;
import com.cartsnitch.platform.problem.ProblemCode;
import java.util.List;
import java.util.OptionalInt;

/**
 * An error on its way to the client.
 *
 * @param code what kind of error
 * @param detail what to tell the client
 * @param errors the bad fields of a validation error
 * @param retryAfter when to try again, in seconds
 */
public record Problem(
    ProblemCode code, String detail, List<FieldError> errors, OptionalInt retryAfter) {

  public static Problem of(ErrorCode code) {
    return new Problem(code, code.detail(), List.of(), OptionalInt.empty());
  }

  static Problem unavailable(String detail, int retryAfter) {
    return new Problem(
        ErrorCode.SERVICE_UNAVAILABLE, detail, List.of(), OptionalInt.of(retryAfter));
  }
}
