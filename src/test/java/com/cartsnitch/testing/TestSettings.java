package com.cartsnitch.testing;

import com.cartsnitch.platform.config.DatabaseSettings;
import com.cartsnitch.platform.config.Settings;
import com.cartsnitch.platform.config.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings for tests: the defaults, but for ports that the system chooses and no Redis. */
public final class TestSettings {
  private static final Path NO_FILE = Path.of("no-such-file.yaml");

  private TestSettings() {}

  /** How to reach a database on this host, with the default limits. */
  public static DatabaseSettings database(int port, String name) {
    return read(environment(url(port, name)), Map.of()).database();
  }

  /** The environment variables of a service on a database. */
  public static Map<String, String> environment(DatabaseSettings database) {
    String address = database.url().replaceFirst("^jdbc:", "");
    String credentials = database.user() + ":" + database.password().value();
    return environment(address.replaceFirst("//", "//" + credentials + "@"));
  }

  /**
   * Settings of a service.
   *
   * @param database where its data is
   * @param overrides environment variables to set
   */
  public static Settings of(DatabaseSettings database, Map<String, String> overrides) {
    return read(environment(database), overrides);
  }

  private static Settings read(Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(overrides);
    return SettingsReader.read(merged, NO_FILE).settings();
  }

  private static Map<String, String> environment(String url) {
    return Map.of(
        "CARTSNITCH_DATABASE_URL", url,
        "CARTSNITCH_REDIS_URL", "",
        "CARTSNITCH_PORT", "0",
        "CARTSNITCH_ADMIN_PORT", "0",
        "CARTSNITCH_DRAIN_SECONDS", "0");
  }

  private static String url(int port, String name) {
    return "postgresql://postgres:postgres@localhost:%d/%s".formatted(port, name);
  }
}
