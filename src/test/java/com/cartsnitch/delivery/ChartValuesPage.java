package com.cartsnitch.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that describes the chart's values: each key with its default and the comment above it.
 * No kept tool that Maven serves makes one.
 */
final class ChartValuesPage {
  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):( .*)?");
  private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
  private static final String HEAD =
      """
      # Values of the chart

      Made of the comments in `charts/cartsnitch/values.yaml`; don't edit. `mvn -Dlint.skip test
      -Dtest=ChartValuesTest -Dchart.values=write` writes it anew.

      | key | default | meaning |
      |---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();
  private final List<String> comment = new ArrayList<>();
  private final Deque<String> parents = new ArrayDeque<>();
  private final YamlNode values;

  private ChartValuesPage(YamlNode values) {
    this.values = values;
  }

  /** The page as it should be. */
  static String of(Path valuesFile) throws IOException {
    ChartValuesPage page = new ChartValuesPage(YamlNode.read(valuesFile));
    Files.readAllLines(valuesFile).forEach(page::read);
    return HEAD + String.join("\n", page.rows) + "\n";
  }

  private void read(String line) {
    Matcher remark = COMMENT.matcher(line);
    Matcher key = KEY.matcher(line);
    if (line.isBlank()) {
      comment.clear();
    } else if (remark.matches()) {
      comment.add(remark.group(1));
    } else if (key.matches()) {
      add(key.group(1).length() / 2, key.group(2));
    }
  }

  private void add(int depth, String key) {
    while (parents.size() > depth) {
      parents.removeLast();
    }
    boolean known = values.at(parents.toArray()).keys().contains(key);
    parents.addLast(key);
    YamlNode value = values.at(parents.toArray());
    // an element of a list, and what the list's own row shows
    if (known && !(value.isMap() && !value.keys().isEmpty() && comment.isEmpty())) {
      rows.add(row(String.join(".", parents), value));
    }
    comment.clear();
  }

  private String row(String path, YamlNode value) {
    boolean group = value.isMap() && !value.keys().isEmpty();
    String standard = group ? "" : "`" + json(value) + "`";
    return "| `%s` | %s | %s |"
        .formatted(
            path, standard, String.join(" ", comment).replace("|", "\\|").replace("<", "&lt;"));
  }

  private static String json(YamlNode value) {
    if (value.isMap()) {
      List<String> entries = new ArrayList<>();
      value.keys().forEach(key -> entries.add(key + ": " + json(value.at(key))));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value.value() instanceof List<?>) {
      return "[" + String.join(", ", value.children().stream().map(v -> json(v)).toList()) + "]";
    }
    return value.value() instanceof String text ? '"' + text + '"' : String.valueOf(value.value());
  }
}
