package com.cartsnitch.platform.problem;

import io.helidon.http.Status;

/** The error codes of the API, and the status that each is sent with. */
public enum ErrorCode implements ProblemCode {
  BAD_REQUEST(400, "Bad request"),
  UNAUTHORIZED(401, "Authentication required"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  REQUEST_TIMEOUT(408, "The request arrived too slowly"),
  CONFLICT(409, "Conflict"),
  PAYLOAD_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  VALIDATION_ERROR(422, "Validation error"),
  IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used for another request"),
  RATE_LIMITED(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The request headers are too large"),
  INTERNAL_ERROR(500, "Internal server error"),
  BAD_GATEWAY(502, "Bad gateway"),
  SERVICE_UNAVAILABLE(503, "Service unavailable"),
  GATEWAY_TIMEOUT(504, "The database took too long to answer");

  private final int status;
  private final String detail;

  ErrorCode(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public Status status() {
    return Status.create(status);
  }

  @Override
  public String detail() {
    return detail;
  }

  /**
   * The code for a status that Helidon chose.
   *
   * @param status any HTTP status
   * @return the code of that status; for one that the API does not use, {@code BAD_REQUEST} below
   *     500 and {@code INTERNAL_ERROR} from there on
   */
  public static ErrorCode of(Status status) {
    for (ErrorCode code : values()) {
      if (code.status == status.code()) {
        return code;
      }
    }
    return status.code() < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }
}
