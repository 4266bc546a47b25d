package com.cartsnitch.testing;

import java.net.http.HttpHeaders;

/**
 * How the API answered.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body; empty where there is none
 */
public record ApiAnswer(int status, HttpHeaders headers, String body) {

  /** A header's value. */
  public String header(String name) {
    return headers
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, headers.map())));
  }

  /** The body of an answer that must have this status. */
  public String body(int expected) {
    if (status != expected) {
      throw new AssertionError("%d instead of %d: %s".formatted(status, expected, body));
    }
    return body;
  }
}
