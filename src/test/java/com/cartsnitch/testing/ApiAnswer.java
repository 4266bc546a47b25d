package com.cartsnitch.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the API answered.
 *
 * @param status the status
 * @param headers the headers
 * @param body the body; empty where there is none
 */
public record ApiAnswer(int status, HttpHeaders headers, String body) {
  private static final Pattern BAD_FIELD =
      Pattern.compile("\"field\":\"([^\"]*)\",\"message\":\"[^\"]*\",\"type\":\"([a-z]*)\"");

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

  /** What a 422 finds fault with, as {@code field type}, in its order. */
  public List<String> badFields() {
    return BAD_FIELD
        .matcher(body(422))
        .results()
        .map(bad -> bad.group(1) + ' ' + bad.group(2))
        .toList();
  }

  /** The values of a field of this name, wherever it stands; texts without their quotes. */
  public List<String> values(String field) {
    return Pattern.compile("\"%s\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\"}\\]]+))".formatted(field))
        .matcher(body)
        .results()
        .map(value -> value.group(1) == null ? value.group(2) : value.group(1))
        .toList();
  }

  /** The first value of a field of this name. */
  public String value(String field) {
    return values(field).getFirst();
  }
}
