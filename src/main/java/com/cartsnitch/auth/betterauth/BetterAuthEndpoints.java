package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.access.Callers;
import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.session.Sessions.Visit;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.platform.http.route.Route.Dialect;
import com.cartsnitch.platform.limit.RateLimits;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the endpoints of the Better-Auth client. Each has the same stations, in the order that its
 * clients know: body, sender, callback, schema, session, and then the rules of its own.
 */
public final class BetterAuthEndpoints {
  private final TrustedOrigins origins;
  private final SenderRule senders;
  private final Callers callers;
  private final Sessions sessions;
  private final RateLimits limits;

  public BetterAuthEndpoints(
      TrustedOrigins origins, Callers callers, Sessions sessions, RateLimits limits) {
    this.origins = origins;
    this.senders = new SenderRule(origins);
    this.callers = callers;
    this.sessions = sessions;
    this.limits = limits;
  }

  /** Signs a user in: open, and accepts forms too. */
  <T> Route signIn(String path, Function<BetterAuthInput, T> schema, OpenHandler<T> handler) {
    return open(Method.POST, path, BetterAuthInput::ofFormOrBody, true, schema, handler);
  }

  /** Open, with a JSON body. */
  <T> Route open(String path, Function<BetterAuthInput, T> schema, OpenHandler<T> handler) {
    return open(Method.POST, path, BetterAuthInput::ofBody, false, schema, handler);
  }

  /** Open, and accepts forms too. */
  <T> Route form(String path, Function<BetterAuthInput, T> schema, OpenHandler<T> handler) {
    return open(Method.POST, path, BetterAuthInput::ofFormOrBody, false, schema, handler);
  }

  /** Followed from a link: open. */
  <T> Route link(String path, Function<BetterAuthInput, T> schema, OpenHandler<T> handler) {
    return open(Method.GET, path, BetterAuthInput::ofQuery, false, schema, handler);
  }

  private <T> Route open(
      Method method,
      String path,
      Function<ServerRequest, BetterAuthInput> reader,
      boolean signsIn,
      Function<BetterAuthInput, T> schema,
      OpenHandler<T> handler) {
    return route(
        method,
        path,
        Access.OPEN,
        (request, response) ->
            handler.handle(
                request, response, fields(request, reader.apply(request), signsIn, schema)));
  }

  /** Open for reading; the query is ignored. */
  Route open(String path, Handler handler) {
    return route(Method.GET, path, Access.OPEN, handler);
  }

  /** For the holder of a session. */
  <T> Route signedIn(String path, Function<BetterAuthInput, T> schema, SignedInHandler<T> handler) {
    return route(
        Method.POST,
        path,
        Access.SESSION,
        (request, response) -> {
          T fields = fields(request, BetterAuthInput.ofBody(request), false, schema);
          handler.handle(request, response, fields, session(request));
        });
  }

  /** Read by the holder of a session. */
  Route read(String path, SignedInHandler<BetterAuthInput> handler) {
    return route(
        Method.GET,
        path,
        Access.SESSION,
        (request, response) ->
            handler.handle(request, response, BetterAuthInput.ofQuery(request), session(request)));
  }

  /** The token of the open session that a request belongs to; else the first that it shows. */
  Optional<String> token(ServerRequest request) {
    return callers
        .session(request)
        .or(() -> callers.sessionTokens(request.headers()).stream().findFirst());
  }

  /** The session that a request belongs to, if there is one. */
  Optional<SignedIn> find(ServerRequest request) {
    return counted(token(request).flatMap(sessions::find), Function.identity());
  }

  /** The same, and looks whether the session is to be extended. */
  Optional<Visit> visit(ServerRequest request, Lifetime lifetime) {
    return counted(
        token(request).flatMap(token -> sessions.visit(token, lifetime)), Visit::signedIn);
  }

  private <T> Optional<T> counted(Optional<T> found, Function<T, SignedIn> signedIn) {
    found
        .map(caller -> signedIn.apply(caller).user().id())
        .ifPresent(
            userId -> {
              RequestContext.foundUser(userId);
              limits.user(userId);
            });
    return found;
  }

  private SignedIn session(ServerRequest request) {
    return find(request).orElseThrow(() -> refusal(request));
  }

  private ApiException refusal(ServerRequest request) {
    if (callers.shown(request.headers())) {
      limits.badCredentials(request);
    }
    return ApiException.of(BetterAuthError.UNAUTHORIZED);
  }

  private <T> T fields(
      ServerRequest request,
      BetterAuthInput input,
      boolean signsIn,
      Function<BetterAuthInput, T> schema) {
    senders.check(request, signsIn, callers::byCookie);
    input.checkCallbacks(origins);
    T fields = schema.apply(input);
    input.check();
    return fields;
  }

  private static Route route(Method method, String path, Access access, Handler handler) {
    return new Route(method, path, access, Dialect.BETTER_AUTH, _ -> handler);
  }

  /** Serves a request without a session. */
  @FunctionalInterface
  interface OpenHandler<T> {
    void handle(ServerRequest request, ServerResponse response, T fields);
  }

  /** Serves a request of the holder of a session. */
  @FunctionalInterface
  interface SignedInHandler<T> {
    void handle(ServerRequest request, ServerResponse response, T fields, SignedIn caller);
  }
}
