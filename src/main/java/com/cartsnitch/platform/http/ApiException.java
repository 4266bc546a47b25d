package com.cartsnitch.platform.http;

import java.util.List;

/** An answer other than success that a route or a rule decided on. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> errors;

  private ApiException(ErrorCode code, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = errors;
  }

  /**
   * An error with a detail of its own.
   *
   * @param code what kind of error
   * @param detail what to tell the client
   */
  public static ApiException of(ErrorCode code, String detail) {
    return new ApiException(code, detail, List.of());
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
        ErrorCode.VALIDATION_ERROR, ErrorCode.VALIDATION_ERROR.detail(), List.copyOf(errors));
  }

  /** What kind of error. */
  public ErrorCode code() {
    return code;
  }

  /** What to tell the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The bad fields; empty unless this is a validation error. */
  public List<FieldError> errors() {
    return errors;
  }
}
