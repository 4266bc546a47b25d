package com.cartsnitch.platform.http.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/**
 * How a client stands with a limit.
 *
 * @param limit how many requests it admits
 * @param remaining how many more at this moment
 */
record RateLimit(int limit, long remaining) {
  private static final HeaderName LIMIT = HeaderNames.create("X-RateLimit-Limit");
  private static final HeaderName REMAINING = HeaderNames.create("X-RateLimit-Remaining");

  void set(ServerResponse response) {
    response.header(LIMIT, Integer.toString(limit));
    response.header(REMAINING, Long.toString(remaining));
  }
}
