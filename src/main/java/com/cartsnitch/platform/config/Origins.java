package com.cartsnitch.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads lists of origins, comma-separated or as a JSON array of strings. */
final class Origins {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String RULE =
      "must be origins like https://app.example.org without a path and without wildcards,"
          + " comma-separated or as a JSON array";

  private Origins() {}

  /** Reads a list; each origin is in it once. */
  static List<Origin> read(
      String variable, String fallback, Variables variables, Problems problems) {
    Optional<List<Origin>> origins = parse(variables.text(variable, fallback));
    if (origins.isEmpty()) {
      problems.add(variable, RULE);
    }
    return origins.orElse(List.of());
  }

  /** Complains of origins without encryption: anybody on the way could act as such a page. */
  static void requireHttps(String variable, List<Origin> origins, Problems problems) {
    if (origins.stream().anyMatch(origin -> !origin.scheme().equals("https"))) {
      problems.add(
          variable, "must be https origins only where CARTSNITCH_ENVIRONMENT is uat or prod");
    }
  }

  static Optional<List<Origin>> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(List.of());
    }
    Optional<List<String>> texts =
        text.startsWith("[") ? json(text) : Optional.of(List.of(text.split(",", -1)));
    return texts.flatMap(Origins::all);
  }

  /** All of them or, if one is none, nothing. */
  private static Optional<List<Origin>> all(List<String> texts) {
    List<Origin> origins =
        texts.stream().flatMap(text -> Origin.parse(text.strip()).stream()).toList();
    return origins.size() == texts.size()
        ? Optional.of(origins.stream().distinct().toList())
        : Optional.empty();
  }

  private static Optional<List<String>> json(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      List<String> values = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        values.add(parser.getString());
      }
      boolean ends = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
      return ends ? Optional.of(values) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
