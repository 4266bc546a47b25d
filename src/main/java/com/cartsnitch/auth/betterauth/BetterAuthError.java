package com.cartsnitch.auth.betterauth;

import com.cartsnitch.platform.problem.ProblemCode;
import io.helidon.http.Status;

/** The errors that the Better-Auth client knows, in its words. */
enum BetterAuthError implements ProblemCode {
  VALIDATION_ERROR(400, "Validation error"),
  INVALID_EMAIL(400, "Invalid email"),
  INVALID_EMAIL_OR_PASSWORD(401, "Invalid email or password"),
  INVALID_PASSWORD(400, "Invalid password"),
  PASSWORD_TOO_SHORT(400, "Password too short"),
  PASSWORD_TOO_LONG(400, "Password too long"),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL(422, "User already exists. Use another email."),
  FAILED_TO_CREATE_USER(422, "Failed to create user"),
  NO_FIELDS_TO_UPDATE(400, "No fields to update"),
  EMAIL_CAN_NOT_BE_UPDATED(400, "Email can not be updated"),
  EMAIL_MISMATCH(400, "Email mismatch"),
  EMAIL_ALREADY_VERIFIED(400, "Email is already verified"),
  UNAUTHORIZED(401, "Unauthorized"),
  TOKEN_EXPIRED(401, "Token expired"),
  INVALID_TOKEN(401, "Invalid token"),
  INVALID_RESET_TOKEN(400, "Invalid token"),
  USER_NOT_FOUND(401, "User not found"),
  MISSING_OR_NULL_ORIGIN(403, "Missing or null Origin"),
  INVALID_ORIGIN(403, "Invalid origin"),
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED(
      403, "Cross-site navigation login blocked. This request appears to be a CSRF attack."),
  INVALID_CALLBACK_URL(403, "Invalid callbackURL"),
  INVALID_REDIRECT_URL(403, "Invalid redirectURL");

  private final int status;
  private final String detail;

  BetterAuthError(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  @Override
  public String code() {
    // one code for two statuses
    return this == INVALID_RESET_TOKEN ? INVALID_TOKEN.name() : name();
  }

  @Override
  public Status status() {
    return Status.create(status);
  }

  @Override
  public String detail() {
    return detail;
  }
}
