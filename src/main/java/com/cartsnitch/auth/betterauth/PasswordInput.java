package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.password.PasswordRule;
import com.cartsnitch.platform.problem.ApiException;

/** Refuses new passwords in the words of the Better-Auth client. */
final class PasswordInput {
  private PasswordInput() {}

  /**
   * Holds a new password against the rules.
   *
   * @throws ApiException 400
   */
  static void check(String password) {
    PasswordRule rule = PasswordRule.of(password);
    switch (rule) {
      case GOOD -> {}
      case TOO_SHORT -> throw ApiException.of(BetterAuthError.PASSWORD_TOO_SHORT);
      case TOO_LONG -> throw ApiException.of(BetterAuthError.PASSWORD_TOO_LONG);
      case TOO_MANY_BYTES ->
          throw ApiException.of(BetterAuthError.PASSWORD_TOO_LONG, rule.message());
    }
  }
}
