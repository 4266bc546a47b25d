package com.cartsnitch.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.BooleanSupplier;

/** The headers that every answer carries. */
public final class CommonHeaders {
  /** For answers that nobody may keep. */
  public static final Header NO_STORE = HeaderValues.createCached("Cache-Control", "no-store");

  static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

  private final BooleanSupplier draining;

  /**
   * Makes the headers.
   *
   * @param draining whether connections are to be closed, so that clients go elsewhere
   */
  public CommonHeaders(BooleanSupplier draining) {
    this.draining = draining;
  }

  void set(ServerResponse response, String requestId) {
    response.header(HeaderValues.create(RequestIds.HEADER, requestId));
    response.header(NO_SNIFF);
    if (draining.getAsBoolean()) {
      response.header(HeaderValues.create(HeaderNames.CONNECTION, "close"));
    }
  }
}
