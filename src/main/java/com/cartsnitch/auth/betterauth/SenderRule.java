package com.cartsnitch.auth.betterauth;

import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.platform.problem.ApiException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Predicate;

/**
 * Which pages may call what changes something with a cookie of ours. Stricter than for the data: a
 * request without a sender is refused too, and so is signing in, whatever authenticates it, when a
 * browser does it for a page that isn't trusted (it would sign the victim in as the attacker).
 */
final class SenderRule {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final HeaderName FETCH_MODE = HeaderNames.create("Sec-Fetch-Mode");

  private final TrustedOrigins origins;

  SenderRule(TrustedOrigins origins) {
    this.origins = origins;
  }

  /**
   * Refuses what an untrusted page sent.
   *
   * @param request any request
   * @param signsIn whether it signs a user in
   * @param byCookie whether a cookie of ours authenticates it
   * @throws ApiException 403
   */
  void check(ServerRequest request, boolean signsIn, Predicate<ServerRequest> byCookie) {
    if (!TrustedOrigins.changes(request)) {
      return;
    }
    ServerRequestHeaders headers = request.headers();
    if (signsIn && is(headers, FETCH_SITE, "cross-site") && is(headers, FETCH_MODE, "navigate")) {
      throw ApiException.of(BetterAuthError.CROSS_SITE_NAVIGATION_LOGIN_BLOCKED);
    }
    if (signsIn ? fromBrowser(headers) : byCookie.test(request)) {
      requireTrusted(headers);
    }
  }

  /** Programs other than browsers may say how they fetch, but not for which site. */
  private static boolean fromBrowser(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.COOKIE)
        || headers.first(FETCH_SITE).filter(text -> !text.isBlank()).isPresent();
  }

  private void requireTrusted(ServerRequestHeaders headers) {
    String sender = TrustedOrigins.sender(headers).orElse("null");
    if (sender.equals("null")) {
      throw ApiException.of(BetterAuthError.MISSING_OR_NULL_ORIGIN);
    }
    if (!origins.trusts(sender)) {
      throw ApiException.of(BetterAuthError.INVALID_ORIGIN);
    }
  }

  private static boolean is(ServerRequestHeaders headers, HeaderName name, String value) {
    return headers.first(name).filter(value::equals).isPresent();
  }
}
