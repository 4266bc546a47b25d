package com.cartsnitch.platform.config;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where values come from: the environment over the file. In the file, {@code
 * CARTSNITCH_DB_POOL_SIZE} is {@code cartsnitch.db-pool-size}.
 */
final class Sources {
  private static final String PREFIX = "CARTSNITCH_";

  private Sources() {}

  /** Both as one; a file that is no YAML is a problem and left aside. */
  static Config of(
      Map<String, String> environment, Path file, List<Setting<?>> settings, SettingErrors errors) {
    Supplier<? extends ConfigSource> variables =
        ConfigSources.create(values(environment, settings));
    try {
      return config(List.of(variables, ConfigSources.file(file).optional(true)));
    } catch (ConfigException _) {
      // its message quotes the file, which may hold a password
      errors.add("application.yaml", "can't be read as YAML");
      return config(List.of(variables));
    }
  }

  /** The key in a YAML file that stands for an environment variable. */
  static String key(String variable) {
    return variable.startsWith(PREFIX)
        ? "cartsnitch." + kebab(variable.substring(PREFIX.length()))
        : kebab(variable);
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, String> values(
      Map<String, String> environment, List<Setting<?>> settings) {
    Map<String, String> values = new HashMap<>();
    settings.stream()
        .flatMap(setting -> setting.variables().stream())
        .filter(environment::containsKey)
        .forEach(variable -> values.put(key(variable), environment.get(variable)));
    return values;
  }

  private static Config config(List<Supplier<? extends ConfigSource>> sources) {
    return Config.builder()
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        // a password may hold a ${
        .disableValueResolving()
        .disableKeyResolving()
        .sources(sources)
        .build();
  }
}
