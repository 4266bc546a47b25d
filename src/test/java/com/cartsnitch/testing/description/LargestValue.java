package com.cartsnitch.testing.description;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How many bytes of JSON a value takes up at most by what is said of it. A character that a pattern
 * does not bind to ASCII may be escaped and counts six bytes.
 */
public final class LargestValue {
  private static final int NUMBER = 24;
  private static final int ESCAPED = 6;

  private LargestValue() {}

  /**
   * The bytes.
   *
   * @throws AssertionError if a text, list or object in it may be as large as it likes
   */
  public static long of(Part schema) {
    return of(schema, 1);
  }

  private static long of(Part given, long times) {
    Part schema = resolved(given);
    JsonNode node = schema.node();
    if (node.has("x-max-bytes")) {
      return times * node.required("x-max-bytes").asLong();
    }
    if (node.has("const")) {
      return times * node.required("const").toString().length();
    }
    if (node.has("enum")) {
      return times
          * node.required("enum")
              .valueStream()
              .mapToInt(each -> each.toString().length())
              .max()
              .orElseThrow();
    }
    Optional<List<Part>> choices = choices(schema);
    if (choices.isPresent()) {
      return choices.get().stream().mapToLong(each -> of(each, times)).max().orElseThrow();
    }
    return types(node).stream()
        .map(type -> of(type, schema, times))
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> unbounded(schema));
  }

  private static long of(String type, Part schema, long times) {
    return switch (type) {
      case "string" -> times * text(schema);
      case "array" -> list(schema, times);
      case "object" -> object(schema, times);
      default -> times * NUMBER;
    };
  }

  private static long text(Part schema) {
    boolean ascii = schema.node().has("pattern") && !schema.text("pattern").contains("[^");
    return 2 + bound(schema, "maxLength") * (ascii ? 1 : ESCAPED);
  }

  /** A list that shares its elements with its like counts them once for all. */
  private static long list(Part schema, long times) {
    long elements =
        schema.node().has("x-max-items-of-all")
            ? schema.node().required("x-max-items-of-all").asLong()
            : times * bound(schema, "maxItems");
    return 2 * times + elements + of(schema.child("items").orElseThrow(), elements);
  }

  private static long object(Part schema, long times) {
    if (!schema.node().has("properties")) {
      return 2 * times + map(schema, times);
    }
    return 2 * times
        + schema.child("properties").orElseThrow().named().entrySet().stream()
            .mapToLong(each -> times * (each.getKey().length() + 4) + of(each.getValue(), times))
            .sum();
  }

  private static long map(Part schema, long times) {
    long entries = times * bound(schema, "maxProperties");
    return 2 * entries
        + of(schema.child("propertyNames").orElseThrow(() -> unbounded(schema)), entries)
        + of(schema.child("additionalProperties").orElseThrow(), entries);
  }

  private static long bound(Part schema, String name) {
    if (!schema.node().has(name)) {
      throw unbounded(schema);
    }
    return schema.node().required(name).asLong();
  }

  private static AssertionError unbounded(Part schema) {
    return new AssertionError("as large as it likes: " + schema.pointer() + ' ' + schema.node());
  }

  private static Part resolved(Part schema) {
    return schema.node().has("$ref")
        ? resolved(schema.description().at(schema.text("$ref").substring(1)))
        : schema;
  }

  private static Optional<List<Part>> choices(Part schema) {
    return Stream.of("anyOf", "oneOf")
        .flatMap(name -> schema.child(name).stream())
        .map(Part::elements)
        .findFirst();
  }

  private static Set<String> types(JsonNode node) {
    JsonNode type = node.path("type");
    if (type.isMissingNode()) {
      return node.has("maxLength") ? Set.of("string") : Set.of();
    }
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
        : Set.of(type.asString());
  }
}
