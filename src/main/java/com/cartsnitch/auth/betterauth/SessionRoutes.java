package com.cartsnitch.auth.betterauth;

import com.cartsnitch.auth.session.Lifetime;
import com.cartsnitch.auth.session.Session;
import com.cartsnitch.auth.session.SessionCookies;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.session.Sessions.Visit;
import com.cartsnitch.auth.session.SignedIn;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.user.FieldLength;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.request.RequestContext;
import com.cartsnitch.platform.http.route.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The session that a browser has, and the others of its user. */
public final class SessionRoutes {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final BetterAuthEndpoints endpoints;
  private final Sessions sessions;
  private final SignOut signOut;
  private final SessionCookies cookies;
  private final JsonType<SignedIn> signedInType;
  private final JsonType<List<Session>> sessionsType;
  private final JsonType<StatusAnswer> statusType;
  private final JsonType<SuccessAnswer> successType;

  public SessionRoutes(
      BetterAuthEndpoints endpoints,
      Sessions sessions,
      SignOut signOut,
      SessionCookies cookies,
      Jsonb jsonb) {
    this.endpoints = endpoints;
    this.sessions = sessions;
    this.signOut = signOut;
    this.cookies = cookies;
    this.signedInType = jsonb.type(SignedIn.class);
    this.sessionsType = jsonb.type(Session.class).list();
    this.statusType = jsonb.type(StatusAnswer.class);
    this.successType = jsonb.type(SuccessAnswer.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        endpoints.open("/auth/get-session", this::get),
        endpoints.open("/auth/sign-out", Function.identity(), this::signOut),
        endpoints.read("/auth/list-sessions", this::list),
        endpoints.signedIn(
            "/auth/revoke-session",
            input -> input.requiredText("token", FieldLength.SECRET),
            this::revoke),
        endpoints.signedIn("/auth/revoke-other-sessions", Function.identity(), this::revokeOthers),
        endpoints.signedIn("/auth/revoke-sessions", Function.identity(), this::revokeAll));
  }

  private void get(ServerRequest request, ServerResponse response) {
    Optional<String> token = endpoints.token(request);
    Lifetime lifetime = cookies.lifetime(request.headers());
    Optional<Visit> visit = endpoints.visit(request, lifetime);
    if (visit.isPresent()) {
      if (visit.get().extended()) {
        cookies.set(response, token.orElseThrow(), lifetime);
      }
      PrivateAnswer.send(response, signedInType, visit.get().signedIn());
      return;
    }
    if (token.isPresent()) {
      cookies.clear(response);
    }
    PrivateAnswer.send(response, NULL);
  }

  private void signOut(ServerRequest request, ServerResponse response, BetterAuthInput input) {
    endpoints.token(request).flatMap(sessions::end).ifPresent(RequestContext::foundUser);
    cookies.clear(response);
    PrivateAnswer.send(response, successType, new SuccessAnswer(true));
  }

  private void list(
      ServerRequest request, ServerResponse response, BetterAuthInput input, SignedIn caller) {
    PrivateAnswer.send(response, sessionsType, sessions.ofUser(caller.user().id()));
  }

  private void revoke(
      ServerRequest request, ServerResponse response, String token, SignedIn caller) {
    sessions.endOwn(caller.user().id(), token);
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }

  private void revokeOthers(
      ServerRequest request, ServerResponse response, BetterAuthInput input, SignedIn caller) {
    signOut.elsewhere(caller.user().id(), caller.session().token());
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }

  private void revokeAll(
      ServerRequest request, ServerResponse response, BetterAuthInput input, SignedIn caller) {
    signOut.everywhere(caller.user().id());
    PrivateAnswer.send(response, statusType, StatusAnswer.DONE);
  }
}
