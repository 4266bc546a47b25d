package com.cartsnitch.secrecy;

import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation, with a mark wherever a request of it takes a text.
 *
 * @param method the HTTP method
 * @param template the path with its parameters in braces
 * @param described its description; empty for what is not described
 * @param mark the mark
 */
record MarkedOperation(
    String method, String template, Optional<DescribedOperation> described, String mark) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

  static MarkedOperation of(Route route, String mark) {
    String method = route.method().text();
    String name = method + ' ' + route.template();
    return new MarkedOperation(
        method,
        route.template(),
        Description.served().operations().stream()
            .filter(operation -> operation.name().equals(name))
            .findFirst(),
        mark);
  }

  /** Bodies that it takes, and others. */
  List<MarkedBody> bodies() {
    return MarkedBody.of(described, mark);
  }

  /** Its path, without and with parameters. */
  Set<String> targets() {
    return Set.of(path(), path() + query());
  }

  /** Every header that means something here, and one that does not. */
  Map<String, String> headers() {
    return Map.of(
        "Idempotency-Key", mark,
        "If-None-Match", '"' + mark + '"',
        "X-Request-Id", mark + "<>",
        "traceparent", "00-" + mark,
        "tracestate", mark,
        "User-Agent", mark,
        "Referer", "http://localhost:8000/" + mark,
        "X-Forwarded-For", mark,
        "X-Unknown", mark);
  }

  private String path() {
    return PARAMETER
        .matcher(template)
        .replaceAll(
            parameter ->
                switch (parameter.group(1)) {
                  case "token" -> mark;
                  case "slug" -> "kroger";
                  default -> "4776603d-a4a8-5456-80d4-e7d4ba2b5a22";
                });
  }

  private String query() {
    return described.stream()
        .flatMap(operation -> operation.parameters().stream())
        .filter(parameter -> parameter.text("in").equals("query"))
        .map(parameter -> "&" + parameter.text("name") + "=" + mark)
        .collect(Collectors.joining("", "?unknown=" + mark, ""));
  }
}
