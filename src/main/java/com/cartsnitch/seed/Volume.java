package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many rows there will be.
 *
 * @param users users
 * @param products products
 * @param purchases receipts
 * @param coupons coupons
 * @param shrinking products that shrink, one in every {@link #PRODUCTS_PER_SHRINKING}
 */
record Volume(int users, int products, int purchases, int coupons, int shrinking) {
  static final int PRODUCTS_PER_SHRINKING = 25;

  /** The mean length of a receipt. */
  static final int ITEMS_PER_PURCHASE = 5;

  private static final int OBSERVATIONS_PER_PURCHASE = 10;

  // With less, some tables would be empty and some baskets larger than the store.
  private static final BigDecimal SMALLEST = new BigDecimal("0.05");

  static Volume of(BigDecimal scale) {
    BigDecimal used = scale.max(SMALLEST);
    int products = scaled(500, used);
    return new Volume(
        scaled(500, used),
        products,
        scaled(5_000, used),
        scaled(200, used),
        products / PRODUCTS_PER_SHRINKING);
  }

  long items() {
    return (long) purchases * ITEMS_PER_PURCHASE;
  }

  long observations() {
    return (long) purchases * OBSERVATIONS_PER_PURCHASE;
  }

  private static int scaled(int one, BigDecimal scale) {
    return scale
        .multiply(BigDecimal.valueOf(one))
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }
}
