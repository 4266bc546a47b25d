package com.cartsnitch.delivery;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of metrics in the alerts and in the dashboard. */
final class ChartMetrics {
  // what a selector in braces follows, and neither "up" nor Grafana's own functions
  private static final Pattern METRIC = Pattern.compile("([a-z][A-Za-z_]*_[A-Za-z_]+)\\{");

  private ChartMetrics() {}

  /** What the alerts and the panels of a chart ask for. */
  static Set<String> used(Manifests manifests) {
    Set<String> names = new TreeSet<>();
    Stream.concat(alerts(manifests), panels(manifests)).forEach(text -> names.addAll(in(text)));
    return names;
  }

  private static Stream<String> alerts(Manifests manifests) {
    return manifests.one("PrometheusRule").at("spec", "groups", 0, "rules").children().stream()
        .map(rule -> rule.at("expr").text());
  }

  /** The expressions of all panels. */
  static Stream<String> panels(Manifests manifests) {
    return dashboard(manifests).at("panels").children().stream()
        .flatMap(panel -> panel.at("targets").children().stream())
        .map(target -> target.at("expr").text());
  }

  /** The dashboard itself; JSON is YAML. */
  static YamlNode dashboard(Manifests manifests) {
    YamlNode data = manifests.named("ConfigMap", "cartsnitch-dashboard").at("data");
    return YamlNode.documents(data.at("cartsnitch.json").text()).getFirst();
  }

  private static Set<String> in(String expression) {
    return METRIC
        .matcher(expression)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
