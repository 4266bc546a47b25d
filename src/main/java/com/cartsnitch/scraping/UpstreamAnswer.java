package com.cartsnitch.scraping;

import java.util.Optional;

/** What the scraping service answered. */
final class UpstreamAnswer {
  private final int status;
  private final Optional<String> retryAfter;
  private final byte[] body;

  UpstreamAnswer(int status, Optional<String> retryAfter, byte[] body) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  boolean succeeded() {
    return status / 100 == 2;
  }

  int status() {
    return status;
  }

  /** Its {@code Retry-After}, as it was sent. */
  Optional<String> retryAfter() {
    return retryAfter;
  }

  byte[] body() {
    return body;
  }
}
