package com.cartsnitch.platform.http;

import java.time.Duration;

/** Told of every request that was served. */
public interface RequestListener {

  /**
   * A request was answered.
   *
   * @param method the HTTP method as it was sent
   * @param template the route's template, or {@code unmatched}
   * @param status the answer's status
   * @param elapsed from its first filter to its last byte
   */
  void served(String method, String template, int status, Duration elapsed);

  /** A request ended without giving a connection back. */
  void leaked();

  /** Tells this one and then another. */
  default RequestListener and(RequestListener other) {
    RequestListener first = this;
    return new RequestListener() {
      @Override
      public void served(String method, String template, int status, Duration elapsed) {
        first.served(method, template, status, elapsed);
        other.served(method, template, status, elapsed);
      }

      @Override
      public void leaked() {
        first.leaked();
        other.leaked();
      }
    };
  }
}
