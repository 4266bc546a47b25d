package com.cartsnitch.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cartsnitch.platform.config.InvalidSettingsException;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads settings out of made-up environments. */
final class SettingsFixture {
  static final Path NO_FILE = Path.of("no-such-file.yaml");

  private SettingsFixture() {}

  /** Reads an environment of names and values in turn. */
  static Configuration read(String... environment) {
    return SettingsReader.read(environment(environment), NO_FILE);
  }

  /** What is reported of an environment that can't be used. */
  static List<String> problems(String... environment) {
    return problems(environment(environment), NO_FILE);
  }

  static List<String> problems(Map<String, String> environment, Path file) {
    InvalidSettingsException invalid =
        catchThrowableOfType(
            InvalidSettingsException.class, () -> SettingsReader.read(environment, file));
    return invalid == null ? List.of() : invalid.problems();
  }

  /** The required secrets, and names and values in turn. */
  static Map<String, String> environment(String... pairs) {
    Map<String, String> environment = new HashMap<>(TestSettings.SECRETS);
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  /** What uat or prod demands, and names and values in turn, which win. */
  static String[] production(String where, String... pairs) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "CARTSNITCH_ENVIRONMENT", where,
                "CARTSNITCH_DATABASE_URL", "postgresql://ann:s3same@db/shop",
                "CARTSNITCH_PUBLIC_URL", "https://shop.example.org",
                "CARTSNITCH_CORS_ORIGINS", "https://shop.example.org",
                "CARTSNITCH_SIGN_IN", "external"));
    Collections.addAll(all, pairs);
    return all.toArray(String[]::new);
  }
}
