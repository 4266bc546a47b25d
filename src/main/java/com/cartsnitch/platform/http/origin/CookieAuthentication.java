package com.cartsnitch.platform.http.origin;

import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.http.route.Route.Access;
import io.helidon.webserver.http.ServerRequest;

/**
 * Protects against cross-site requests: a cookie authenticates only if the page that had the
 * browser send the request is trusted. Other credentials are never sent by a browser on its own.
 */
public final class CookieAuthentication implements Authentication {
  private final Authentication authentication;
  private final TrustedOrigins origins;

  public CookieAuthentication(Authentication authentication, TrustedOrigins origins) {
    this.authentication = authentication;
    this.origins = origins;
  }

  @Override
  public Principal admit(ServerRequest request, Access access) {
    Principal principal = authentication.admit(request, access);
    if (principal.cookie()) {
      origins.check(request);
    }
    return principal;
  }

  @Override
  public void glance(ServerRequest request) {
    authentication.glance(request);
  }
}
