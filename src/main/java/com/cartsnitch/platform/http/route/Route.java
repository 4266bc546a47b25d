package com.cartsnitch.platform.http.route;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One operation of the API. There is no way to make one that does not say who may call it, and no
 * way for a handler to be given a user who was not authenticated.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces, such as {@code
 *     /api/v1/public/trends/{product_id}}; metrics and logs name the operation by it
 * @param access who may call it
 * @param dialect how its errors are worded
 * @param bodyLimit how large its body may be
 * @param limited whether rate limits count its requests; answers from memory need none
 * @param entrance makes the handler, behind the access check
 */
public record Route(
    Method method,
    String template,
    Access access,
    Dialect dialect,
    BodyLimit bodyLimit,
    boolean limited,
    Function<Authentication, Handler> entrance) {

  /** An operation that is limited, and its body by {@link BodyLimit#STANDARD}. */
  public Route(
      Method method,
      String template,
      Access access,
      Dialect dialect,
      Function<Authentication, Handler> entrance) {
    this(method, template, access, dialect, BodyLimit.STANDARD, true, entrance);
  }

  /** The same operation with another limit to its body. */
  public Route withBodyLimit(BodyLimit limit) {
    return new Route(method, template, access, dialect, limit, limited, entrance);
  }

  /** The same operation, whose requests no limit counts. */
  public Route withoutLimit() {
    return new Route(method, template, access, dialect, bodyLimit, false, entrance);
  }

  /** Who may call an operation. */
  public enum Access {
    /** No credentials are needed. */
    OPEN,
    /** A signed-in user, by session or access token. */
    USER,
    /** The holder of good credentials, even of a user who is gone since they were issued. */
    CREDENTIALS,
    /** The holder of a session; an access token is none. */
    SESSION,
    /** A sister service. */
    SERVICE
  }

  /** How errors are worded. */
  public enum Dialect {
    /** {@code detail} and {@code code}. */
    OURS,
    /** The same and {@code message}, where the Better-Auth client looks. */
    BETTER_AUTH
  }

  /** An operation without authentication. */
  public static Route open(Method method, String template, Handler handler) {
    return new Route(method, template, Access.OPEN, Dialect.OURS, _ -> handler);
  }

  /** An operation for signed-in users; others are answered 401 before anything is read. */
  public static Route user(Method method, String template, UserHandler handler) {
    return guarded(method, template, Access.USER, handler);
  }

  /** An operation that finds out by itself whether the user is still there. */
  public static Route credentials(Method method, String template, UserHandler handler) {
    return guarded(method, template, Access.CREDENTIALS, handler);
  }

  /** An operation for sister services. */
  public static Route service(
      Method method, String template, BiConsumer<ServerRequest, ServerResponse> handler) {
    return guarded(
        method,
        template,
        Access.SERVICE,
        (request, response, _) -> handler.accept(request, response));
  }

  private static Route guarded(Method method, String template, Access access, UserHandler handler) {
    return new Route(
        method,
        template,
        access,
        Dialect.OURS,
        authentication ->
            (request, response) ->
                handler.handle(request, response, authentication.admit(request, access)));
  }
}
