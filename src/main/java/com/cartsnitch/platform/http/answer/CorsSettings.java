package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.Origin;
import com.cartsnitch.platform.config.address.Origins;
import java.util.List;

/**
 * The pages that may read what the API answers.
 *
 * @param origins each once
 */
public record CorsSettings(List<Origin> origins) {
  private static final Setting<List<Origin>> ORIGINS =
      Origins.setting(
              "CARTSNITCH_CORS_ORIGINS",
              "[\"http://localhost:3000\",\"https://cartsnitch.com\"]",
              "Origins of the pages that may call the API from a browser; `[]` for none, never `*`;"
                  + " https only in uat and prod.")
          .requiredInProduction(
              "[]",
              "must be given where CARTSNITCH_ENVIRONMENT is uat or prod: whose pages may call the"
                  + " API, like https://app.example.org, or [] for none");

  /** All of them. */
  public static final SettingGroup GROUP = SettingGroup.of("Cross-origin requests", ORIGINS);

  /** What was read. */
  public static CorsSettings of(SettingValues values) {
    return new CorsSettings(values.get(ORIGINS));
  }
}
