package com.cartsnitch.alerts;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a user wants to be told of.
 *
 * @param priceIncreaseThresholdPct by how many percent a price must have risen
 * @param shrinkflationEnabled whether products that shrank are told
 * @param emailNotifications whether alerts are sent by e-mail
 */
@Json(naming = Naming.LowerUnderscore)
public record AlertSettings(
    BigDecimal priceIncreaseThresholdPct,
    boolean shrinkflationEnabled,
    boolean emailNotifications) {

  /** The threshold is written with one decimal at least. */
  public AlertSettings {
    BigDecimal plain = priceIncreaseThresholdPct.stripTrailingZeros();
    priceIncreaseThresholdPct =
        plain.setScale(Math.max(plain.scale(), 1), RoundingMode.UNNECESSARY);
  }

  /** The settings of a user who never changed any. */
  static final AlertSettings DEFAULT = new AlertSettings(new BigDecimal("5"), true, false);
}
