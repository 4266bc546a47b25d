package com.cartsnitch.testing.description;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Holds one exchange against the description: the operation, the answer's status, its headers, its
 * type and its body; and, if the request was accepted, the request. Neither an undescribed status
 * nor an undescribed header passes.
 */
public final class DescribedExchange {
  private static final Set<String> OF_THE_TRANSPORT =
      Set.of("date", "connection", "content-length", "content-type", "transfer-encoding");
  private static final Map<Integer, String> WITHOUT_OPERATION =
      Map.of(400, "BadRequest", 404, "NotFound", 413, "PayloadTooLarge", 429, "RateLimited");

  private final Description description = Description.served();
  private final Exchange exchange;

  private DescribedExchange(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Checks an exchange.
   *
   * @throws AssertionError if the description says otherwise
   */
  public static void check(Exchange exchange) {
    new DescribedExchange(exchange).check();
  }

  private void check() {
    List<DescribedOperation> there = description.operationsAt(exchange.path());
    Optional<DescribedOperation> operation =
        there.stream().filter(each -> each.method().equals(exchange.method())).findFirst();
    if (operation.isPresent()) {
      answerOf(operation.get());
    } else if (there.isEmpty()) {
      answer(withoutOperation());
    } else {
      notAllowed(there);
    }
  }

  private void answerOf(DescribedOperation operation) {
    answer(
        operation.response(exchange.status()).orElseThrow(() -> wrong("no such status is said")));
    if (exchange.status() < 400) {
      new DescribedRequest(operation, exchange).check();
    }
  }

  private void notAllowed(List<DescribedOperation> there) {
    if (exchange.status() != 405) {
      answer(withoutOperation());
      return;
    }
    answer(shared("MethodNotAllowed"));
    Set<String> allowed = Set.of(exchange.header("Allow").orElseThrow().split(", "));
    Set<String> described =
        there.stream().map(DescribedOperation::method).collect(Collectors.toSet());
    require(allowed.equals(described), "Allow should be " + described);
  }

  private Part withoutOperation() {
    return Optional.ofNullable(WITHOUT_OPERATION.get(exchange.status()))
        .map(this::shared)
        .orElseThrow(() -> wrong("no such operation is said"));
  }

  private Part shared(String name) {
    return description.at("/components/responses/" + name);
  }

  private void answer(Part response) {
    Map<String, Part> headers = response.child("headers").map(Part::named).orElse(Map.of());
    headers.forEach(this::header);
    Set<String> known =
        headers.keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (String name : exchange.headers().keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      require(
          known.contains(lower) || OF_THE_TRANSPORT.contains(lower), "nothing is said of " + name);
    }
    body(response);
  }

  private void header(String name, Part header) {
    Optional<String> value = exchange.header(name);
    boolean required = header.node().path("required").asBoolean(false);
    require(value.isPresent() || !required, name + " is missing");
    Part schema = header.child("schema").orElseThrow();
    value.ifPresent(text -> fits(name, schema, DescribedRequest.Values.of(text, schema)));
  }

  private void body(Part response) {
    Optional<Part> content = response.child("content");
    if (content.isEmpty() || exchange.method().equals("HEAD")) {
      require(exchange.body().isEmpty(), "no body is said");
      return;
    }
    String type = exchange.header("Content-Type").orElse("none").split(";", 2)[0];
    Part media = content.get().child(type).orElseThrow(() -> wrong("not said to be " + type));
    fits("body", media.child("schema").orElseThrow(), value(type));
  }

  private JsonNode value(String type) {
    return switch (type) {
      case "application/json" -> Description.json(exchange.body());
      case "application/yaml" -> Description.yaml(exchange.body());
      default -> JsonNodeFactory.instance.stringNode(exchange.body());
    };
  }

  private void fits(String what, Part schema, JsonNode value) {
    List<String> complaints = schema.complaints(value);
    require(complaints.isEmpty(), "%s is said to be another: %s".formatted(what, complaints));
  }

  private void require(boolean condition, String what) {
    if (!condition) {
      throw wrong(what);
    }
  }

  private AssertionError wrong(String what) {
    return new AssertionError("%s, but by the description: %s".formatted(exchange, what));
  }
}
