package com.cartsnitch.testing.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the description.
 *
 * @param description the whole
 * @param pointer where it stands, as a JSON pointer
 * @param node what stands there
 */
public record Part(Description description, String pointer, JsonNode node) {

  /** The part under a name; a reference is followed. */
  public Optional<Part> child(String name) {
    return node.has(name)
        ? Optional.of(description.at(pointer + '/' + escaped(name)))
        : Optional.empty();
  }

  /** What stands in it itself: references are not followed. */
  public List<Part> own() {
    return node.properties().stream()
        .filter(property -> !property.getValue().has("$ref"))
        .map(
            property ->
                new Part(
                    description, pointer + '/' + escaped(property.getKey()), property.getValue()))
        .toList();
  }

  /** The parts of a list. */
  public List<Part> elements() {
    return IntStream.range(0, node.size())
        .mapToObj(i -> description.at(pointer + '/' + i))
        .toList();
  }

  /** The part under each name, by name. */
  public Map<String, Part> named() {
    Map<String, Part> named = new LinkedHashMap<>();
    node.propertyNames().forEach(name -> named.put(name, child(name).orElseThrow()));
    return named;
  }

  /** A text under a name. */
  public String text(String name) {
    return node.required(name).asString();
  }

  /** What is wrong with a value by the schema that this part is. */
  public List<String> complaints(JsonNode value) {
    return description.complaints(pointer, value);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
