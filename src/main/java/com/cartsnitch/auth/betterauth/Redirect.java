package com.cartsnitch.auth.betterauth;

import com.cartsnitch.platform.http.answer.CommonHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/** Sends a browser elsewhere. */
final class Redirect {
  private Redirect() {}

  /** Answers 302; the place was checked when the request was read. */
  static void to(ServerResponse response, Callback callback) {
    response.status(Status.FOUND_302);
    response.header(CommonHeaders.NO_STORE);
    response.header(HeaderNames.LOCATION, callback.url());
    response.send();
  }
}
