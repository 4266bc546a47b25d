package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.http.request.RequestIds;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The headers that every answer carries. */
public final class CommonHeaders {
  /** For answers that must not be cached. */
  public static final Header NO_STORE = HeaderValues.createCached("Cache-Control", "no-store");

  private static final List<Header> FIXED =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          HeaderValues.createCached("X-Frame-Options", "DENY"),
          HeaderValues.createCached(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
  private static final Header ONLY_HTTPS =
      HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

  private final BooleanSupplier draining;
  private final CrossOrigin pages;
  private final List<Header> fixed;

  /**
   * @param draining whether connections are to be closed, so that clients go elsewhere
   * @param https whether clients reach the service by https; then they are to stay with it
   */
  public CommonHeaders(BooleanSupplier draining, CrossOrigin pages, boolean https) {
    this.draining = draining;
    this.pages = pages;
    List<Header> all = new ArrayList<>(FIXED);
    if (https) {
      all.add(ONLY_HTTPS);
    }
    this.fixed = List.copyOf(all);
  }

  public CrossOrigin pages() {
    return pages;
  }

  /** Whether answers say {@code Connection: close}, which the listeners see to. */
  public BooleanSupplier draining() {
    return draining;
  }

  public void set(Headers request, ServerResponse response, String requestId) {
    forEach(request, requestId, response::header);
  }

  /** Each of them but those that manage the connection. */
  public void forEach(Headers request, String requestId, Consumer<Header> sink) {
    sink.accept(HeaderValues.create(RequestIds.HEADER, requestId));
    fixed.forEach(sink);
    pages.forEach(request, sink);
  }
}
