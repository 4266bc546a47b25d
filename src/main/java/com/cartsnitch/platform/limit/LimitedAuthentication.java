package com.cartsnitch.platform.limit;

import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.webserver.http.ServerRequest;

/** Counts what authentication finds out: users, and bad credentials. */
public final class LimitedAuthentication implements Authentication {
  private final Authentication authentication;
  private final CredentialCheck credentials;
  private final RateLimits limits;

  public LimitedAuthentication(
      Authentication authentication, CredentialCheck credentials, RateLimits limits) {
    this.authentication = authentication;
    this.credentials = credentials;
    this.limits = limits;
  }

  @Override
  public Principal admit(ServerRequest request, Access access) {
    Principal principal = found(request, access);
    if (access != Access.SERVICE) {
      limits.user(principal.userId());
    }
    return principal;
  }

  private Principal found(ServerRequest request, Access access) {
    try {
      return authentication.admit(request, access);
    } catch (ApiException refusal) {
      if (refusal.code().status().code() < 500 && credentials.shown(request)) {
        limits.badCredentials(request);
      }
      throw refusal;
    }
  }

  @Override
  public void glance(ServerRequest request) {
    if (limits.apply() && credentials.shown(request) && !credentials.genuine(request)) {
      limits.badCredentials(request);
    }
  }
}
