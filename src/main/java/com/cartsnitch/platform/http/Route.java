package com.cartsnitch.platform.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.function.Function;

/**
 * One operation of the API. What its handler takes says who may call it: without a user, everybody;
 * there is no way to be handed a user who was not authenticated.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces, such as {@code
 *     /api/v1/public/trends/{product_id}}; metrics and logs name the operation by it
 * @param access who may call it
 * @param entrance makes the handler that authenticates first, if need be
 */
public record Route(
    Method method, String template, Access access, Function<Authentication, Handler> entrance) {

  /** Who may call an operation. */
  public enum Access {
    /** Everybody. */
    OPEN,
    /** A signed-in user. */
    USER
  }

  /** An operation for everybody. */
  public static Route open(Method method, String template, Handler handler) {
    return new Route(method, template, Access.OPEN, _ -> handler);
  }

  /** An operation for signed-in users; others are answered 401 before anything is read. */
  public static Route user(Method method, String template, UserHandler handler) {
    return new Route(
        method,
        template,
        Access.USER,
        authentication ->
            (request, response) ->
                handler.handle(request, response, authentication.authenticate(request)));
  }
}
