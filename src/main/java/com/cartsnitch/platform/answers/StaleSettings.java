package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
import java.time.Duration;

/**
 * Public answers that outlive the database.
 *
 * @param staleIfError how old an answer with public data may be that is given while the database is
 *     away; zero: none is
 */
public record StaleSettings(Duration staleIfError) {
  private static final Setting<Duration> STALE_IF_ERROR =
      Setting.of(
          "CARTSNITCH_STALE_IF_ERROR_SECONDS",
          SettingTypes.seconds("0", "86400"),
          "0",
          "How old an answer with public data may be that is given while the database is away; 0:"
              + " none is given.");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Public data", STALE_IF_ERROR);

  /** What was read. */
  public static StaleSettings of(SettingValues values) {
    return new StaleSettings(values.get(STALE_IF_ERROR));
  }
}
