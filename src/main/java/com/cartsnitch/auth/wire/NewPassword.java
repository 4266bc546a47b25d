package com.cartsnitch.auth.wire;

import com.cartsnitch.auth.password.PasswordRule;
import com.cartsnitch.platform.http.ApiException;

/** Refuses new passwords in the words of the Better-Auth client. */
final class NewPassword {
  private NewPassword() {}

  /**
   * Holds a new password against the rules.
   *
   * @throws ApiException 400
   */
  static void check(String password) {
    PasswordRule rule = PasswordRule.of(password);
    switch (rule) {
      case GOOD -> {}
      case TOO_SHORT -> throw ApiException.of(WireError.PASSWORD_TOO_SHORT);
      case TOO_LONG -> throw ApiException.of(WireError.PASSWORD_TOO_LONG);
      case TOO_MANY_BYTES -> throw ApiException.of(WireError.PASSWORD_TOO_LONG, rule.message());
    }
  }
}
