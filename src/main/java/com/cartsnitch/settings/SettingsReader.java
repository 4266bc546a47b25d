package com.cartsnitch.settings;

import com.cartsnitch.platform.config.NearMisses;
import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.config.SettingValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the settings: the environment over {@code application.yaml} in the working directory over
 * the defaults. In the file, {@code CARTSNITCH_DB_POOL_SIZE} is {@code cartsnitch.db-pool-size}.
 */
public final class SettingsReader {
  private SettingsReader() {}

  /**
   * Reads and validates everything.
   *
   * @param environment the environment variables
   * @param file the optional YAML file
   * @throws InvalidSettingsException with every problem, if there is one
   */
  public static Configuration read(Map<String, String> environment, Path file) {
    return configuration(environment, file, SettingsPart.ALL);
  }

  /**
   * Reads and validates everything, but demands nothing that the part does not hold.
   *
   * @param environment the environment variables
   * @param file the optional YAML file
   * @param part what is wanted
   * @throws InvalidSettingsException with every problem, if there is one
   */
  public static <T> T read(Map<String, String> environment, Path file, SettingsPart<T> part) {
    return part.of(configuration(environment, file, part).settings());
  }

  private static Configuration configuration(
      Map<String, String> environment, Path file, SettingsPart<?> part) {
    SettingValues values = SettingValues.read(environment, file, Settings.GROUPS, part::demands);
    Settings settings = Settings.of(values);
    TimingRules.check(values);
    values.check();
    return new Configuration(
        settings, values.inForce(), NearMisses.of(environment.keySet(), names(values)));
  }

  private static List<String> names(SettingValues values) {
    return values.inForce().stream().map(SettingInForce::variable).toList();
  }
}
