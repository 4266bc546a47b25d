package com.cartsnitch.auth.access;

import com.cartsnitch.platform.http.route.Route.Access;
import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Principal;
import io.helidon.security.ProviderRequest;
import io.helidon.security.Role;
import io.helidon.security.Subject;
import io.helidon.security.spi.AuthenticationProvider;

/**
 * Tells Helidon Security who sent a request. The roles of a user are the accesses that he may have:
 * without the user, good credentials are worth little.
 */
public final class CredentialsProvider implements AuthenticationProvider {
  static final String INVALID = "Invalid session token";

  /** What is true of credentials that came in a cookie. */
  static final String COOKIE = "cookie";

  private static final String EXPIRED = "Session expired";

  private final Callers callers;

  public CredentialsProvider(Callers callers) {
    this.callers = callers;
  }

  @Override
  public AuthenticationResponse authenticate(ProviderRequest request) {
    Caller caller = callers.of(RequestHeaders.request(request));
    return switch (caller.standing()) {
      case USER, ORPHAN -> AuthenticationResponse.success(subject(caller));
      case EXPIRED -> AuthenticationResponse.failed(EXPIRED);
      case INVALID -> AuthenticationResponse.failed(INVALID);
      case ABSENT -> AuthenticationResponse.abstain();
    };
  }

  private static Subject subject(Caller caller) {
    Principal principal =
        Principal.builder().id(caller.userId()).addAttribute(COOKIE, caller.cookie()).build();
    Subject.Builder subject =
        Subject.builder().principal(principal).addGrant(Role.create(Access.CREDENTIALS.name()));
    if (caller.known()) {
      subject.addGrant(Role.create(Access.USER.name()));
    }
    return subject.build();
  }
}
