package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No value below {@code config} is without effect, and none has the effect of another. */
@NeedsHelm
class ChartConfigTest {
  private static final Map<String, String> OTHER_TEXTS =
      Map.of(
          "timeZone", "Europe/Berlin",
          "publicUrl", "https://shop.example.org",
          "mailFrom", "shop@example.org",
          "identity.signIn", "external",
          "receiptWitnessUrl", "http://receiptwitness:8001",
          "inboundEmailDomain", "in.example.org",
          "health.timeoutSeconds", "0.9");

  private static final Map<String, String> DEFAULTS = Chart.withDefaults().render().settings();

  static Stream<String> scalars() throws IOException {
    YamlNode config = YamlNode.read(Chart.DIRECTORY.resolve("values.yaml")).at("config");
    List<String> paths = new ArrayList<>();
    for (String key : config.keys()) {
      if (config.at(key).isMap()) {
        config.at(key).keys().forEach(inner -> paths.add(key + "." + inner));
      } else {
        paths.add(key);
      }
    }
    // lists are looked at in ChartSettingsTest
    return paths.stream().filter(path -> !(path.endsWith("Origins") || path.endsWith("Proxies")));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void changesExactlyOneSetting(String path) throws IOException {
    YamlNode config = YamlNode.read(Chart.DIRECTORY.resolve("values.yaml")).at("config");
    Object[] keys = path.split("\\.", -1);
    String other = other(path, config.at(keys));
    Map<String, String> changed =
        new TreeMap<>(Chart.withDefaults().set("config." + path, other).render().settings());
    changed.entrySet().removeAll(DEFAULTS.entrySet());
    assertThat(changed).hasSize(1).containsValue(other);
  }

  private static String other(String path, YamlNode standard) {
    if (standard.value() == null) {
      return "7"; // a number that is left to the application
    }
    if (standard.value() instanceof Boolean on) {
      return String.valueOf(!on);
    }
    return standard.value() instanceof Integer number
        ? String.valueOf(number + 1)
        : OTHER_TEXTS.getOrDefault(path, path);
  }
}
