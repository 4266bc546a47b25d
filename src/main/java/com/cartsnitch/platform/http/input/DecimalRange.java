package com.cartsnitch.platform.http.input;

import java.math.BigDecimal;

/**
 * Which decimal numbers are allowed.
 *
 * @param min the least number
 * @param max the greatest number
 * @param decimals how many digits may follow the point
 */
public record DecimalRange(BigDecimal min, BigDecimal max, int decimals) {

  /** A range with its bounds written as decimals, such as {@code "0.001"}. */
  public static DecimalRange of(String min, String max, int decimals) {
    return new DecimalRange(new BigDecimal(min), new BigDecimal(max), decimals);
  }

  /** Compared before anything is computed: 1e999999999 must stay as small as it was sent. */
  boolean contains(BigDecimal number) {
    return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
  }

  boolean exact(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= decimals;
  }

  @Override
  public String toString() {
    return "a number from %s to %s with at most %d decimals"
        .formatted(min.toPlainString(), max.toPlainString(), decimals);
  }
}
