package com.cartsnitch.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an alert is about. */
sealed interface Event permits PriceIncrease, Shrinkflation {

  /** The alert's type. */
  String type();

  /** What happened, in a sentence without a full stop. */
  String message();

  /** So many percent of a whole, rounded half-up to one decimal. */
  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
  }
}
