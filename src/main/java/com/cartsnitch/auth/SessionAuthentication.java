package com.cartsnitch.auth;

import com.cartsnitch.auth.SessionQueries.StoredSession;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.SqlSession;
import com.cartsnitch.platform.http.ApiException;
import com.cartsnitch.platform.http.Authentication;
import com.cartsnitch.platform.http.ErrorCode;
import com.cartsnitch.platform.http.Principal;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/**
 * Authenticates by the sessions that the identity service writes. One indexed read a request and
 * nothing kept, so that a session that was revoked is dead at once, everywhere.
 */
public final class SessionAuthentication implements Authentication {
  private final SessionTokens tokens;
  private final SessionQueries queries;

  /**
   * Makes the authentication.
   *
   * @param session the database
   * @param authSecrets what session cookies are signed with, any of which verifies; none:
   *     signatures are not checked
   */
  public SessionAuthentication(SqlSession session, List<Secret> authSecrets) {
    this.tokens = new SessionTokens(authSecrets);
    this.queries = new SessionQueries(session);
  }

  @Override
  public Principal authenticate(ServerRequest request) {
    StoredSession session =
        queries.byToken(tokens.find(request.headers())).orElseThrow(SessionTokens::invalid);
    if (session.expired()) {
      throw ApiException.of(ErrorCode.UNAUTHORIZED, "Session expired");
    }
    return new Principal(session.userId());
  }
}
