package com.cartsnitch.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a YAML document; what is not there is a node without a value.
 *
 * @param value a scalar, a list or a map; null where there is nothing
 */
record YamlNode(@Nullable Object value) {

  static YamlNode read(Path file) throws IOException {
    return documents(Files.readString(file)).getFirst();
  }

  static List<YamlNode> documents(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<YamlNode> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
      if (document != null) {
        documents.add(new YamlNode(document));
      }
    }
    return documents;
  }

  YamlNode at(Object... path) {
    YamlNode node = this;
    for (Object step : path) {
      node = node.child(step);
    }
    return node;
  }

  private YamlNode child(Object step) {
    if (value instanceof Map<?, ?> map) {
      return new YamlNode(map.get(step));
    }
    if (value instanceof List<?> list && step instanceof Integer index && index < list.size()) {
      return new YamlNode(list.get(index));
    }
    return new YamlNode(null);
  }

  boolean exists() {
    return value != null;
  }

  boolean isMap() {
    return value instanceof Map;
  }

  String text() {
    return Objects.requireNonNull(value, "nothing is there").toString();
  }

  long number() {
    return Long.parseLong(text());
  }

  /** The elements of a list or the values of a map. */
  List<YamlNode> children() {
    List<YamlNode> children = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> children.add(new YamlNode(element)));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(element -> children.add(new YamlNode(element)));
    }
    return children;
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    }
    return keys;
  }
}
