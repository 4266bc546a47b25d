package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in cents, as shops write them. */
final class Money {
  private static final int CENTS = 2;
  private static final int CHEAP = 300;
  private static final int CHEAPEST = 25;

  private Money() {}

  static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, CENTS);
  }

  /** A quantity times a price, rounded half up to the cent. */
  static long times(BigDecimal quantity, long cents) {
    return quantity
        .multiply(BigDecimal.valueOf(cents))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  static int thousandths(long cents, int factor) {
    return (int) ((cents * factor + 500) / 1000);
  }

  /** The nearest price that ends in 9; below $3.00 in 5 or 9. */
  static int shelf(int cents) {
    int nine = nearest(cents, 9);
    if (cents >= CHEAP) {
      return nine;
    }
    int five = nearest(cents, 5);
    return Math.max(CHEAPEST, Math.abs(five - cents) < Math.abs(nine - cents) ? five : nine);
  }

  private static int nearest(int cents, int digit) {
    return Math.floorDiv(cents - digit + 5, 10) * 10 + digit;
  }
}
