package com.cartsnitch.auth.wire;

import com.cartsnitch.platform.http.ApiException;
import com.cartsnitch.platform.http.TrustedOrigins;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;

/**
 * Which pages may call what changes something. Stricter than for the data: a cookie without a
 * sender is refused too, and so is signing in, even without a cookie, when a browser does it for a
 * page that isn't trusted (it would sign the victim in as the attacker).
 */
final class SenderRule {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final HeaderName FETCH_MODE = HeaderNames.create("Sec-Fetch-Mode");
  private static final HeaderName FETCH_DEST = HeaderNames.create("Sec-Fetch-Dest");

  private final TrustedOrigins origins;

  SenderRule(TrustedOrigins origins) {
    this.origins = origins;
  }

  /**
   * Refuses what an untrusted page sent.
   *
   * @param request any request
   * @param signsIn whether it is to sign somebody in
   * @throws ApiException 403
   */
  void check(ServerRequest request, boolean signsIn) {
    ServerRequestHeaders headers = request.headers();
    boolean cookie = headers.contains(HeaderNames.COOKIE);
    boolean browser = signsIn && !cookie && given(headers, FETCH_SITE, FETCH_MODE, FETCH_DEST);
    if (!TrustedOrigins.changes(request) || !(cookie || browser)) {
      return;
    }
    if (browser && is(headers, FETCH_SITE, "cross-site") && is(headers, FETCH_MODE, "navigate")) {
      throw ApiException.of(WireError.CROSS_SITE_NAVIGATION_LOGIN_BLOCKED);
    }
    String sender = TrustedOrigins.sender(headers).orElse("null");
    if (sender.equals("null")) {
      throw ApiException.of(WireError.MISSING_OR_NULL_ORIGIN);
    }
    if (!origins.trusts(sender)) {
      throw ApiException.of(WireError.INVALID_ORIGIN);
    }
  }

  private static boolean given(ServerRequestHeaders headers, HeaderName... names) {
    return Arrays.stream(names)
        .anyMatch(name -> headers.first(name).filter(text -> !text.isBlank()).isPresent());
  }

  private static boolean is(ServerRequestHeaders headers, HeaderName name, String value) {
    return headers.first(name).filter(value::equals).isPresent();
  }
}
