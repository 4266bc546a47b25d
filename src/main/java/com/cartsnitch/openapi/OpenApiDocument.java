package com.cartsnitch.openapi;

import io.avaje.jsonb.Jsonb;
import io.helidon.common.LazyValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI 3.1 description of every operation, merged from the YAML files under {@code openapi/}
 * when it is first asked for. A top-level key that begins with {@code x-} holds what its file uses
 * more than once, and is left out.
 */
public final class OpenApiDocument {
  private static final List<String> FILES =
      List.of(
          "info",
          "components",
          "errors",
          "sign-in-errors",
          "public",
          "sign-in",
          "mailed-links",
          "identity",
          "sessions",
          "products",
          "prices",
          "purchases",
          "shopping",
          "coupons",
          "alerts",
          "accounts",
          "scraping",
          "internal",
          "service");

  private final LazyValue<Map<String, Object>> tree;
  private final Jsonb jsonb;

  /**
   * @param version the release that it describes
   */
  public OpenApiDocument(String version, Jsonb jsonb) {
    this.tree = LazyValue.create(() -> merged(version));
    this.jsonb = jsonb;
  }

  /** The description as JSON, in UTF-8. */
  public byte[] json() {
    return jsonb.type(Object.class).toJsonBytes(tree.get());
  }

  /** The description as YAML, in UTF-8. */
  public byte[] yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    // by way of JSON, because what is used twice would be written as anchor and alias
    Object copy = parse(new ByteArrayInputStream(json()));
    return new Yaml(options).dump(copy).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> merged(String version) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (String file : FILES) {
      Map<String, Object> part = read("/openapi/" + file + ".yaml");
      part.keySet().removeIf(key -> key.startsWith("x-"));
      merge(document, part);
    }
    LimitedAnswers.addTo(document);
    CommonAnswerHeaders.addTo(document);
    merge(document, Map.of("info", Map.of("version", version)));
    return document;
  }

  private static Map<String, Object> read(String resource) {
    try (InputStream stream = OpenApiDocument.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return parse(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> parse(InputStream yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  private static void merge(Map<String, Object> target, Map<?, ?> source) {
    source.forEach(
        (name, value) -> {
          String key = (String) name;
          Object present = target.putIfAbsent(key, value);
          if (present != null) {
            if (!(present instanceof Map<?, ?> old) || !(value instanceof Map<?, ?> more)) {
              throw new IllegalStateException(key + " is described twice");
            }
            Map<String, Object> both = new LinkedHashMap<>();
            merge(both, old);
            merge(both, more);
            target.put(key, both);
          }
        });
  }
}
