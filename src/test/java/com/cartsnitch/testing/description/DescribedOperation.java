package com.cartsnitch.testing.description;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the description.
 *
 * @param method its method, in capitals
 * @param template its path with its parameters in braces
 * @param pattern what its paths match
 * @param parameters of its path, its query and its headers
 * @param part all that is said of it
 */
public record DescribedOperation(
    String method, String template, Pattern pattern, List<Part> parameters, Part part) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

  static DescribedOperation of(String method, String template, Part path, Part operation) {
    Stream<Part> listed =
        Stream.of(path, operation)
            .flatMap(level -> level.child("parameters").stream())
            .flatMap(list -> list.elements().stream());
    List<Part> parameters =
        Stream.concat(listed, operation.child("x-idempotency-key").stream()).toList();
    return new DescribedOperation(
        method.toUpperCase(Locale.ROOT), template, pattern(template), parameters, operation);
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Stream.of(template.split("/", -1))
            .map(
                segment ->
                    PARAMETER.matcher(segment).matches() ? "([^/]+)" : Pattern.quote(segment))
            .collect(Collectors.joining("/")));
  }

  /** Its name, as in {@code GET /health}. */
  public String name() {
    return method + ' ' + template;
  }

  /** The answer that it is said to give with a status. */
  public Optional<Part> response(int status) {
    return part.child("responses").flatMap(all -> all.child(Integer.toString(status)));
  }

  /** Every answer that it is said to give, by status. */
  public Map<String, Part> responses() {
    return part.child("responses").orElseThrow().named();
  }

  /** Whether it is for everybody, with credentials or without. */
  public boolean open() {
    return security().isEmpty() || security().valueStream().anyMatch(JsonNode::isEmpty);
  }

  /** The names of the credentials of which it takes any. */
  public Set<String> credentials() {
    return security()
        .valueStream()
        .flatMap(each -> each.propertyNames().stream())
        .collect(Collectors.toSet());
  }

  /** Whether it is for sister services and no user. */
  public boolean forServices() {
    return credentials().equals(Set.of("serviceKey"));
  }

  private JsonNode security() {
    return part.node().has("security")
        ? part.node().required("security")
        : part.description().root().required("security");
  }

  /** The names of the parameters in its path. */
  public List<String> parametersOfTemplate() {
    return PARAMETER.matcher(template).results().map(result -> result.group(1)).toList();
  }

  @Override
  public String toString() {
    return name();
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** The parameters of a path that it matches, by name and as they were sent. */
  Map<String, String> pathParameters(String path) {
    Matcher values = pattern.matcher(path);
    if (!values.matches()) {
      throw new AssertionError(path + " is not " + template);
    }
    Map<String, String> parameters = new HashMap<>();
    int group = 1;
    for (String name : parametersOfTemplate()) {
      parameters.put(name, values.group(group++));
    }
    return parameters;
  }
}
