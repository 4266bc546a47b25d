package com.cartsnitch.testing.description;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param method the request's method
 * @param target its path and query
 * @param sent its headers
 * @param sentBody its body; empty where there was none
 * @param status the answer's status
 * @param headers its headers
 * @param body its body; empty where there was none
 */
public record Exchange(
    String method,
    String target,
    Map<String, String> sent,
    String sentBody,
    int status,
    Map<String, List<String>> headers,
    String body) {

  String path() {
    return URI.create(target).getRawPath();
  }

  /** The query's parameters, decoded. */
  Map<String, List<String>> query() {
    return pairs(Optional.ofNullable(URI.create(target).getRawQuery()).orElse(""));
  }

  /** The fields of a body that is a form, decoded. */
  Map<String, List<String>> form() {
    return pairs(sentBody);
  }

  private static Map<String, List<String>> pairs(String encoded) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      parameters
          .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
          .add(decoded(pair.substring(equals < 0 ? pair.length() : equals + 1)));
    }
    return parameters;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A header that was sent. */
  Optional<String> sentHeader(String name) {
    return sent.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A header of the answer. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.join(", ", header.getValue()))
        .findFirst();
  }

  @Override
  public String toString() {
    return "%s %s answered %d %s".formatted(method, target, status, body);
  }
}
