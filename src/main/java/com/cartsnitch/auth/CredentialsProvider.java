package com.cartsnitch.auth;

import com.cartsnitch.auth.session.CredentialReader;
import com.cartsnitch.auth.session.Credentials;
import com.cartsnitch.auth.session.SessionState;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.auth.token.AccessTokens.AccessToken;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.token.RefreshTokens.HolderState;
import com.cartsnitch.platform.http.Route.Access;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Principal;
import io.helidon.security.ProviderRequest;
import io.helidon.security.Role;
import io.helidon.security.Subject;
import io.helidon.security.spi.AuthenticationProvider;

/**
 * Finds the user of a request by his session or access token: one indexed read, nothing kept. His
 * roles are the accesses that he may have: without the user himself, good credentials are worth
 * little.
 */
public final class CredentialsProvider implements AuthenticationProvider {
  static final String INVALID = "Invalid session token";

  private static final String EXPIRED = "Session expired";

  private final CredentialReader credentials;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;

  /**
   * Makes the provider.
   *
   * @param credentials finds what a request shows
   * @param sessions looks sessions up
   * @param accessTokens verifies access tokens
   * @param refreshTokens knows whether their sign-ins were ended
   */
  public CredentialsProvider(
      CredentialReader credentials,
      Sessions sessions,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  @Override
  public AuthenticationResponse authenticate(ProviderRequest request) {
    return switch (credentials.read(RequestHeaders.of(request))) {
      case Credentials.None() -> AuthenticationResponse.abstain();
      case Credentials.Forged() -> AuthenticationResponse.failed(INVALID);
      case Credentials.SessionToken(String token, _) ->
          sessions
              .state(token)
              .map(CredentialsProvider::session)
              .orElseGet(() -> AuthenticationResponse.failed(INVALID));
      case Credentials.AccessToken(String text) ->
          accessTokens
              .read(text)
              .map(this::accessToken)
              .orElseGet(() -> AuthenticationResponse.failed(INVALID));
    };
  }

  private static AuthenticationResponse session(SessionState state) {
    return state.expired()
        ? AuthenticationResponse.failed(EXPIRED)
        : success(state.userId(), state.userExists());
  }

  private AuthenticationResponse accessToken(AccessToken token) {
    if (token.expired()) {
      return AuthenticationResponse.failed(EXPIRED);
    }
    HolderState holder = refreshTokens.holder(token.userId(), token.family());
    // with the user his sign-ins are gone too
    return holder.live() || !holder.userExists()
        ? success(token.userId(), holder.userExists())
        : AuthenticationResponse.failed(INVALID);
  }

  private static AuthenticationResponse success(String userId, boolean userExists) {
    Subject.Builder subject =
        Subject.builder()
            .principal(Principal.create(userId))
            .addGrant(Role.create(Access.CREDENTIALS.name()));
    if (userExists) {
      subject.addGrant(Role.create(Access.USER.name()));
    }
    return AuthenticationResponse.success(subject.build());
  }
}
