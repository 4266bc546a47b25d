package com.cartsnitch.bls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An average price of a month.
 *
 * @param seriesId the series
 * @param month the month
 * @param price US dollars, rounded half-up to cents
 */
record Observation(String seriesId, YearMonth month, BigDecimal price) {

  /** Reads a line of our price file; empty where there is no value. */
  static Optional<Observation> of(Line line) {
    String seriesId = line.text("series_id");
    YearMonth month = line.month("month");
    return line.number("price_usd").map(price -> rounded(seriesId, month, price));
  }

  /** Reads a line of the Bureau's time series; empty for annual means and without a value. */
  static Optional<Observation> ofBureau(Line line) {
    String seriesId = line.text("series_id");
    Optional<BigDecimal> value = line.number("value");
    return line.period().flatMap(month -> value.map(price -> rounded(seriesId, month, price)));
  }

  private static Observation rounded(String seriesId, YearMonth month, BigDecimal price) {
    BigDecimal cents = price.setScale(2, RoundingMode.HALF_UP);
    if (cents.signum() == 0) {
      throw new BadLineException("the price is less than a cent: " + price.toPlainString());
    }
    return new Observation(seriesId, month, cents);
  }
}
