package com.cartsnitch.alerts;

import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.DecimalRange;
import com.cartsnitch.platform.http.input.RequestInput;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * New settings; what is empty stays as it is.
 *
 * @param threshold by how many percent a price must have risen
 * @param shrinkflation whether products that shrank are told
 * @param email whether alerts are sent by e-mail
 */
record SettingsChange(
    Optional<BigDecimal> threshold, Optional<Boolean> shrinkflation, Optional<Boolean> email) {
  private static final DecimalRange THRESHOLDS = DecimalRange.of("0", "1000", 2);

  static SettingsChange read(RequestInput input) {
    BodyInput body = input.body();
    return new SettingsChange(
        body.decimal("price_increase_threshold_pct", THRESHOLDS),
        body.bool("shrinkflation_enabled"),
        body.bool("email_notifications"));
  }
}
