package com.cartsnitch.platform.problem;

import java.util.List;
import java.util.OptionalInt;

/** An answer other than success that a route or a rule decided on. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemCode code;
  private final transient List<FieldError> errors;
  private final transient OptionalInt retryAfter;

  private ApiException(
      ProblemCode code, String detail, List<FieldError> errors, OptionalInt retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  /**
   * An error with a detail of its own.
   *
   * @param code what kind of error
   * @param detail what to tell the client
   */
  public static ApiException of(ProblemCode code, String detail) {
    return new ApiException(code, detail, List.of(), OptionalInt.empty());
  }

  /**
   * An error that its code says enough of.
   *
   * @param code what kind of error
   */
  public static ApiException of(ProblemCode code) {
    return of(code, code.detail());
  }

  /**
   * An error that may be gone when the client tries again.
   *
   * @param code what kind of error
   * @param detail what to tell the client
   * @param seconds when to try again
   */
  public static ApiException retryLater(ProblemCode code, String detail, int seconds) {
    return new ApiException(code, detail, List.of(), OptionalInt.of(seconds));
  }

  /**
   * Something that is not there, or not the caller's.
   *
   * @param what what was looked for, such as {@code Product}
   */
  public static ApiException notFound(String what) {
    return of(ErrorCode.NOT_FOUND, what + " not found");
  }

  /**
   * Invalid parameters or fields.
   *
   * @param errors every one of them
   */
  public static ApiException validation(List<FieldError> errors) {
    return new ApiException(
        ErrorCode.VALIDATION_ERROR,
        ErrorCode.VALIDATION_ERROR.detail(),
        List.copyOf(errors),
        OptionalInt.empty());
  }

  /** What kind of error. */
  public ProblemCode code() {
    return code;
  }

  /** What to tell the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** When to try again, in seconds; empty where that would not help. */
  public OptionalInt retryAfter() {
    return retryAfter;
  }

  /** The bad fields; empty unless this is a validation error. */
  public List<FieldError> errors() {
    return errors;
  }
}
