package com.cartsnitch.platform.http.origin;

import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The origins whose pages may act for a signed-in user. A browser sends cookies along with whatever
 * any page makes it send, and says in {@code Origin} (else in {@code Referer}) which page it was.
 */
public final class TrustedOrigins {
  private static final Set<String> SAFE =
      Set.of(Method.GET.text(), Method.HEAD.text(), Method.OPTIONS.text());
  private static final HeaderName REFERER = HeaderNames.create("Referer");

  private final Set<Origin> origins;

  public TrustedOrigins(Set<Origin> origins) {
    this.origins = Set.copyOf(origins);
  }

  /**
   * Refuses a request that changes something, if a page that is not trusted sent it. One without a
   * sender is no browser's.
   *
   * @param request one that a cookie of ours authenticates
   * @throws ApiException 403
   */
  public void check(ServerRequest request) {
    ServerRequestHeaders headers = request.headers();
    if (changes(request) && !sender(headers).map(this::trusts).orElse(true)) {
      throw ApiException.of(ErrorCode.FORBIDDEN, "The request comes from an untrusted origin");
    }
  }

  /** Whether a request may change something. */
  public static boolean changes(ServerRequest request) {
    return !SAFE.contains(request.prologue().method().text());
  }

  /** Which page sent a request, as the browser says; empty if it doesn't. */
  public static Optional<String> sender(ServerRequestHeaders headers) {
    return headers
        .first(HeaderNames.ORIGIN)
        .filter(text -> !text.isBlank())
        .or(() -> headers.first(REFERER).filter(text -> !text.isBlank()));
  }

  /**
   * Whether a page is trusted.
   *
   * @param url its origin or its whole URL
   */
  public boolean trusts(String url) {
    return Origin.of(url).filter(origins::contains).isPresent();
  }
}
