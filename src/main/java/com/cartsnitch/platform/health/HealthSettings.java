package com.cartsnitch.platform.health;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
import java.time.Duration;

/**
 * How health is told.
 *
 * @param timeout every probe is answered within this time
 * @param readinessIgnoresDatabase keep {@code /health/ready} at 200 while the database is away
 */
public record HealthSettings(Duration timeout, boolean readinessIgnoresDatabase) {

  private static final Setting<Duration> TIMEOUT =
      Setting.of(
          "CARTSNITCH_HEALTH_TIMEOUT",
          SettingTypes.seconds("0.1", "1.9"),
          "0.8",
          "Every probe is answered within this time.");

  private static final Setting<Boolean> READINESS_IGNORES_DATABASE =
      Setting.of(
          "CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE",
          SettingTypes.FLAG,
          "false",
          "Keep `/health/ready` at 200 while the database is away.");

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of("Health", TIMEOUT, READINESS_IGNORES_DATABASE);

  /** What was read. */
  public static HealthSettings of(SettingValues values) {
    return new HealthSettings(values.get(TIMEOUT), values.get(READINESS_IGNORES_DATABASE));
  }
}
