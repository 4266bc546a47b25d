package com.cartsnitch.inflation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The consumer price index at both ends of a period.
 *
 * @param from the latest published month at or before the start
 * @param fromValue its index
 * @param to the latest published month at or before the end
 * @param toValue its index
 */
record CpiChange(YearMonth from, BigDecimal fromValue, YearMonth to, BigDecimal toValue) {
  private static final int FARTHEST_MONTHS = 2;

  /** The index at the end where that at the start is 100. */
  double index() {
    return 100 * toValue.doubleValue() / fromValue.doubleValue();
  }

  /**
   * Whether both months are near enough to the ends asked for.
   *
   * @param start the period's first month
   * @param end its last
   */
  boolean fits(YearMonth start, YearMonth end) {
    return near(from, start) && near(to, end);
  }

  private static boolean near(YearMonth published, YearMonth asked) {
    return ChronoUnit.MONTHS.between(published, asked) <= FARTHEST_MONTHS;
  }
}
