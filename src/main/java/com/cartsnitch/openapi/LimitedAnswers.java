package com.cartsnitch.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Describes the answer that the limits add to every operation but those whose path says {@code
 * x-unlimited}.
 */
final class LimitedAnswers {
  private static final Map<String, Object> REFUSED =
      Map.of("$ref", "#/components/responses/RateLimited");

  private static final String UNLIMITED = "x-unlimited";

  private LimitedAnswers() {}

  static void addTo(Map<String, Object> document) {
    object(document, "paths")
        .forEach(
            (_, operations) -> {
              if (object(operations).remove(UNLIMITED) == null) {
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
    answers.putIfAbsent("429", REFUSED);
    object(operation).put("responses", answers);
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
