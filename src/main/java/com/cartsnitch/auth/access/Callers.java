package com.cartsnitch.auth.access;

import com.cartsnitch.auth.access.Caller.Standing;
import com.cartsnitch.auth.session.CredentialReader;
import com.cartsnitch.auth.session.Credentials;
import com.cartsnitch.auth.session.SessionState;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.auth.token.AccessTokens.AccessToken;
import com.cartsnitch.auth.token.HolderState;
import com.cartsnitch.auth.token.RefreshTokens;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who sent a request: of several credentials the first that is good counts, and bad ones
 * beside it do not. One indexed read each, once a request; nothing is kept beyond it.
 */
public final class Callers {
  private final CredentialReader credentials;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;

  public Callers(
      CredentialReader credentials,
      Sessions sessions,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  /** Whether a request carries credentials, good or bad; nothing is verified. */
  public boolean shown(ServerRequestHeaders headers) {
    return credentials.shown(headers);
  }

  /**
   * The tokens of sessions that a request shows in good form; whether they are open is not asked.
   */
  public List<String> sessionTokens(ServerRequestHeaders headers) {
    return credentials.read(headers).stream()
        .filter(Credentials.SessionToken.class::isInstance)
        .map(shown -> ((Credentials.SessionToken) shown).token())
        .toList();
  }

  /** The token of the open session that a request belongs to; empty if it does not, or to none. */
  public Optional<String> session(ServerRequest request) {
    return Optional.of(of(request)).filter(Caller::known).flatMap(Caller::session);
  }

  /** Whether a cookie of ours is what makes a request its user's. */
  public boolean byCookie(ServerRequest request) {
    Caller caller = of(request);
    return caller.known() && caller.cookie();
  }

  /** The sender of a request. */
  Caller of(ServerRequest request) {
    return request
        .context()
        .get(Caller.class)
        .orElseGet(
            () -> {
              Caller found = find(credentials.read(request.headers()));
              request.context().register(found);
              return found;
            });
  }

  private Caller find(List<Credentials> shown) {
    Caller best = Caller.NONE;
    for (Credentials each : shown) {
      if (!best.known()) {
        best = best.or(caller(each));
      }
    }
    return best;
  }

  private Caller caller(Credentials shown) {
    return switch (shown) {
      case Credentials.Forged(_) -> Caller.refused(Standing.INVALID);
      case Credentials.SessionToken(String token, boolean cookie) ->
          sessions
              .state(token)
              .map(state -> session(state, token, cookie))
              .orElseGet(() -> Caller.refused(Standing.INVALID));
      case Credentials.AccessToken(String text) ->
          accessTokens
              .read(text)
              .map(this::accessToken)
              .orElseGet(() -> Caller.refused(Standing.INVALID));
    };
  }

  private static Caller session(SessionState state, String token, boolean cookie) {
    return state.expired()
        ? Caller.refused(Standing.EXPIRED)
        : new Caller(standing(state.userExists()), state.userId(), Optional.of(token), cookie);
  }

  private Caller accessToken(AccessToken token) {
    if (token.expired()) {
      return Caller.refused(Standing.EXPIRED);
    }
    HolderState holder = refreshTokens.holder(token.userId(), token.family());
    // with the user the sign-ins are gone too
    return holder.live() || !holder.userExists()
        ? new Caller(standing(holder.userExists()), token.userId(), Optional.empty(), false)
        : Caller.refused(Standing.INVALID);
  }

  private static Standing standing(boolean userExists) {
    return userExists ? Standing.USER : Standing.ORPHAN;
  }
}
