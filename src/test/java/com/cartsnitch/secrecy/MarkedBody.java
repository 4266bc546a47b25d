package com.cartsnitch.secrecy;

import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Part;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body of an operation with a mark in it.
 *
 * @param contentType what it says of itself
 * @param text the body
 */
record MarkedBody(String contentType, String text) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String JSON = "application/json";

  /** Bodies that may be accepted and bodies that can't be. */
  static List<MarkedBody> of(Optional<DescribedOperation> operation, String mark) {
    Optional<Part> media =
        operation
            .flatMap(described -> described.part().child("requestBody"))
            .flatMap(body -> body.child("content"))
            .flatMap(content -> content.child(JSON));
    if (media.isEmpty()) {
      return List.of(new MarkedBody(JSON, ""));
    }
    JsonNode example = media.get().child("example").map(Part::node).orElseGet(NODES::objectNode);
    ObjectNode fields = NODES.objectNode();
    media.get().child("schema").ifPresent(schema -> addFields(schema, fields, mark));
    return List.of(
        new MarkedBody(JSON, ((ObjectNode) marked(example, mark)).put("unknown", mark).toString()),
        new MarkedBody(JSON, fields.put(mark, mark).toString()),
        new MarkedBody(JSON, "{\"password\":\"" + mark),
        new MarkedBody("text/" + mark, mark),
        new MarkedBody(
            "application/x-www-form-urlencoded",
            "email=%s&password=%s&x=%%zz%s".formatted(mark, mark, mark)));
  }

  private static void addFields(Part schema, ObjectNode fields, String mark) {
    schema
        .child("properties")
        .ifPresent(all -> all.named().keySet().forEach(name -> fields.put(name, mark)));
    Stream.of("allOf", "anyOf", "oneOf")
        .flatMap(name -> schema.child(name).stream())
        .flatMap(list -> list.elements().stream())
        .forEach(part -> addFields(part, fields, mark));
  }

  /** The same with the mark in every text that may be any. */
  private static JsonNode marked(JsonNode node, String mark) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object
            .properties()
            .forEach(field -> copy.set(field.getKey(), marked(field.getValue(), mark)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode();
        array.forEach(element -> copy.add(marked(element, mark)));
        yield copy;
      }
      default -> node.isString() ? NODES.stringNode(text(node.asString(), mark)) : node;
    };
  }

  private static String text(String example, String mark) {
    if (example.contains("@")) {
      return mark + "@example.com";
    }
    try {
      return UUID.fromString(example).toString();
    } catch (IllegalArgumentException _) {
      return example.startsWith("/") ? "/" + mark : mark;
    }
  }
}
