package com.cartsnitch.testing.description;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the description says of a request that was accepted. */
final class DescribedRequest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern ACCESS_TOKEN = Pattern.compile("[^.]*[.][^.]*[.][^.]*");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final DescribedOperation operation;
  private final Exchange exchange;

  DescribedRequest(DescribedOperation operation, Exchange exchange) {
    this.operation = operation;
    this.exchange = exchange;
  }

  /** Requires that the description would have let the request through. */
  void check() {
    require(operation.open() || credentials(), "credentials");
    operation.parameters().forEach(this::parameter);
    operation.part().child("requestBody").ifPresent(this::body);
  }

  private boolean credentials() {
    return operation.credentials().stream()
        .map(name -> operation.part().description().at("/components/securitySchemes/" + name))
        .anyMatch(this::shown);
  }

  private boolean shown(Part scheme) {
    if (scheme.text("type").equals("http")) {
      boolean accessToken = scheme.node().has("bearerFormat");
      return exchange
          .sentHeader("Authorization")
          .filter(bearer -> ACCESS_TOKEN.matcher(bearer).matches() == accessToken)
          .isPresent();
    }
    String name = scheme.text("name");
    return scheme.text("in").equals("cookie")
        ? exchange.sentHeader("Cookie").filter(all -> all.contains(name + '=')).isPresent()
        : exchange.sentHeader(name).isPresent();
  }

  private void parameter(Part parameter) {
    String name = parameter.text("name");
    List<String> values = values(name, parameter.text("in"));
    if (values.isEmpty()) {
      require(!parameter.node().path("required").asBoolean(false), name);
      return;
    }
    Part schema = parameter.child("schema").orElseThrow();
    boolean list = "array".equals(schema.node().path("type").asString(""));
    require(list || values.size() == 1, name + " once");
    fits(name, schema, list ? list(values) : Values.of(values.getFirst(), schema));
  }

  private List<String> values(String name, String place) {
    return switch (place) {
      case "path" -> List.of(operation.pathParameters(exchange.path()).getOrDefault(name, ""));
      case "query" -> exchange.query().getOrDefault(name, List.of());
      case "header" -> exchange.sentHeader(name).stream().toList();
      default -> throw new AssertionError(place);
    };
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = NODES.arrayNode();
    values.forEach(list::add);
    return list;
  }

  private void body(Part described) {
    if (exchange.sentBody().isEmpty()) {
      require(!described.node().path("required").asBoolean(false), "a body");
      return;
    }
    Part content = described.child("content").orElseThrow();
    String header = exchange.sentHeader("Content-Type").orElse("application/json");
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    Optional<Part> schema = content.child(type).flatMap(media -> media.child("schema"));
    require(schema.isPresent(), "another body than " + header);
    fits(
        "body",
        schema.orElseThrow(),
        type.equals(FORM) ? form() : Description.json(exchange.sentBody()));
  }

  /** Every field is a text, and of one that was sent twice the last counts. */
  private ObjectNode form() {
    ObjectNode fields = NODES.objectNode();
    exchange.form().forEach((name, values) -> fields.put(name, values.getLast()));
    return fields;
  }

  private void fits(String what, Part schema, JsonNode value) {
    List<String> complaints = schema.complaints(value);
    require(complaints.isEmpty(), "another %s: %s".formatted(what, complaints));
  }

  private void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("%s, but by the description it needed %s".formatted(exchange, what));
    }
  }

  /** Texts as the values that a schema means. */
  static final class Values {
    private Values() {}

    static JsonNode of(String text, Part schema) {
      String type = schema.node().path("type").asString("");
      boolean number = type.equals("integer") || type.equals("number");
      return number && NUMBER.matcher(text).matches()
          ? NODES.numberNode(new BigDecimal(text))
          : NODES.stringNode(text);
    }
  }
}
