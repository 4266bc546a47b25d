package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.config.address.Origin;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells browsers which pages of other origins may read an answer. Answers differ by the page, also
 * where there is none, and caches are told so.
 */
public final class CrossOrigin {
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
  private static final Header CREDENTIALS =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
  private static final Header EXPOSED =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
          "X-Total-Count, X-Truncated, Link, ETag, Retry-After, X-RateLimit-Limit,"
              + " X-RateLimit-Remaining, X-Request-Id");

  private final Set<Origin> origins;

  public CrossOrigin(CorsSettings settings) {
    this.origins = Set.copyOf(settings.origins());
  }

  /** The origin of the page that sent a request, if it is one of those that may read. */
  public Optional<Origin> allowed(Headers request) {
    List<String> sent =
        request.contains(HeaderNames.ORIGIN)
            ? request.get(HeaderNames.ORIGIN).allValues()
            : List.of();
    // browsers send one; with several it is ambiguous which page reads the answer
    return sent.size() == 1
        ? Origin.parse(sent.getFirst()).filter(origins::contains)
        : Optional.empty();
  }

  /** What an answer says of it. */
  void forEach(Headers request, Consumer<Header> sink) {
    sink.accept(VARY);
    allowed(request)
        .ifPresent(
            origin -> {
              sink.accept(
                  HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin.toString()));
              sink.accept(CREDENTIALS);
              sink.accept(EXPOSED);
            });
  }
}
