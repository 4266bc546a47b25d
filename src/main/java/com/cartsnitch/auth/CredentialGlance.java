package com.cartsnitch.auth;

import com.cartsnitch.auth.session.CredentialReader;
import com.cartsnitch.auth.session.Credentials;
import com.cartsnitch.auth.session.SessionState;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.limit.CredentialCheck;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the credentials of requests that may not need any. What bears a signature of ours is
 * believed; only a bare session token is looked up.
 */
public final class CredentialGlance implements CredentialCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialGlance.class);

  private final CredentialReader credentials;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final ServiceKeyProvider serviceKey;

  /**
   * Makes it.
   *
   * @param credentials finds what a request shows
   * @param sessions looks sessions up
   * @param accessTokens verifies access tokens
   * @param serviceKey what sister services show
   */
  public CredentialGlance(
      CredentialReader credentials,
      Sessions sessions,
      AccessTokens accessTokens,
      Secret serviceKey) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.serviceKey = new ServiceKeyProvider(serviceKey);
  }

  @Override
  public boolean shown(ServerRequest request) {
    return credentials.shown(request.headers())
        || ServiceKeyProvider.shown(request.headers()).isPresent();
  }

  @Override
  public boolean genuine(ServerRequest request) {
    return switch (credentials.read(request.headers())) {
      case Credentials.None() ->
          ServiceKeyProvider.shown(request.headers()).filter(serviceKey::matches).isPresent();
      case Credentials.Forged() -> false;
      case Credentials.AccessToken(String text) ->
          accessTokens.read(text).filter(token -> !token.expired()).isPresent();
      case Credentials.SessionToken(String token, boolean signed) -> signed || open(token);
    };
  }

  private boolean open(String token) {
    try {
      Optional<SessionState> state = sessions.state(token);
      return state.filter(found -> !found.expired()).isPresent();
    } catch (RuntimeException e) {
      LOG.debug("A session could not be looked up", e);
      return true;
    }
  }
}
