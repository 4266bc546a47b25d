package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.http.route.Route.Access;
import io.helidon.http.Method;

/**
 * The beginning of an operation, which must say who may call it.
 *
 * @param method its method
 * @param template its path, with parameters in braces
 */
public record Opening(Method method, String template) {

  /** For everyone; its answers are public, cached and carry an {@code ETag}. */
  public ForEveryone forEveryone() {
    return new ForEveryone(this);
  }

  /** For signed-in users; others are answered 401 before anything is read. */
  public ForUsers forUsers() {
    return new ForUsers(this);
  }

  Operation operation(Access access, Binding binding) {
    return new Operation(method, template, access, binding);
  }
}
