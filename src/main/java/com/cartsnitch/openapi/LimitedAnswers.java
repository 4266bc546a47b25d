package com.cartsnitch.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Describes what the limits add to every operation but the probes: one more answer, and how the
 * client stands with them on all others.
 */
final class LimitedAnswers {
  private static final Map<String, Object> HEADERS =
      Map.of(
          "X-RateLimit-Limit", reference("headers/RateLimitLimit"),
          "X-RateLimit-Remaining", reference("headers/RateLimitRemaining"));

  private LimitedAnswers() {}

  static void addTo(Map<String, Object> document) {
    object(object(document, "components"), "responses")
        .values()
        .forEach(LimitedAnswers::addHeaders);
    object(document, "paths")
        .forEach(
            (path, operations) -> {
              if (!path.startsWith("/health")) {
                object(operations).values().forEach(LimitedAnswers::addAnswer);
              }
            });
  }

  /** Beside operations, paths hold what all of theirs have, such as parameters. */
  private static void addAnswer(Object member) {
    if (!(member instanceof Map<?, ?> operation)) {
      return;
    }
    // what operations share in YAML is one object here
    Map<String, Object> answers = new LinkedHashMap<>(object(object(operation), "responses"));
    answers.values().forEach(LimitedAnswers::addHeaders);
    answers.putIfAbsent("429", reference("responses/RateLimited"));
    object(operation).put("responses", answers);
  }

  private static void addHeaders(Object answer) {
    Map<String, Object> described = object(answer);
    if (!described.containsKey("$ref")) {
      Map<String, Object> headers = new LinkedHashMap<>(object(described, "headers"));
      headers.putAll(HEADERS);
      described.put("headers", headers);
    }
  }

  private static Map<String, Object> reference(String component) {
    return Map.of("$ref", "#/components/" + component);
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    Object child = parent.get(name);
    return child == null ? Map.of() : object(child);
  }

  @SuppressWarnings("unchecked") // every key of the description is a text
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
