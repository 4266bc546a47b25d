package com.cartsnitch.testing.description;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value that a request may bring along.
 *
 * @param name where it stands: names and {@code []} for the elements of a list, with dots
 * @param schema what is said of it; of a choice, one of the choices
 */
public record RequestField(String name, Part schema) {
  private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

  /** Everything that an operation takes in its path, its query and its body. */
  public static List<RequestField> of(DescribedOperation operation) {
    return Stream.concat(
            operation.parameters().stream()
                // the limit on all headers together bounds each
                .filter(parameter -> !parameter.text("in").equals("header"))
                .flatMap(RequestField::parameter),
            body(operation))
        .toList();
  }

  private static Stream<RequestField> parameter(Part parameter) {
    return parts(parameter.text("name"), parameter.child("schema").orElseThrow());
  }

  /** Everything that an operation takes in its body, whatever its type. */
  public static Stream<RequestField> body(DescribedOperation operation) {
    return operation.part().child("requestBody").flatMap(body -> body.child("content")).stream()
        .flatMap(content -> content.named().values().stream())
        .flatMap(media -> media.child("schema").stream())
        .flatMap(schema -> properties("", schema));
  }

  private static Stream<RequestField> parts(String name, Part schema) {
    Part resolved = resolved(schema);
    return Stream.of(
            Stream.of(new RequestField(name, resolved)),
            choices(resolved).flatMap(choice -> parts(name, choice)),
            resolved.child("items").stream().flatMap(items -> parts(name + "[]", items)),
            properties(name + '.', resolved))
        .flatMap(each -> each);
  }

  private static Stream<RequestField> properties(String prefix, Part schema) {
    return resolved(schema).child("properties").stream()
        .flatMap(properties -> properties.named().entrySet().stream())
        .flatMap(property -> parts(prefix + property.getKey(), property.getValue()));
  }

  private static Stream<Part> choices(Part schema) {
    return CHOICES.stream()
        .flatMap(name -> schema.child(name).stream())
        .flatMap(list -> list.elements().stream());
  }

  /** What a reference with more beside it leads to: what stands beside only explains it. */
  private static Part resolved(Part schema) {
    return schema.node().has("$ref")
        ? schema.description().at(schema.text("$ref").substring(1))
        : schema;
  }

  /** Whether it can be as large as its sender likes. */
  public boolean unbounded() {
    JsonNode node = schema.node();
    if (node.has("enum") || node.has("const")) {
      return false;
    }
    return withoutBound(node) || (types().isEmpty() && CHOICES.stream().noneMatch(node::has));
  }

  private boolean withoutBound(JsonNode node) {
    return (is("string") && !node.has("maxLength"))
        || (is("array") && !(node.has("maxItems") && node.has("items")))
        || (is("object") && !node.has("properties") && !node.has("x-max-json-length"));
  }

  /** The greatest number of characters, if it is a text. */
  public Optional<Integer> maxLength() {
    return is("string") && schema.node().has("maxLength")
        ? Optional.of(schema.node().required("maxLength").asInt())
        : Optional.empty();
  }

  private boolean is(String type) {
    return types().contains(type);
  }

  private Set<String> types() {
    JsonNode type = schema.node().path("type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
        : type.isMissingNode() ? Set.of() : Set.of(type.asString());
  }

  @Override
  public String toString() {
    return name;
  }
}
