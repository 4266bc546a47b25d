package com.cartsnitch.seed;

import org.jspecify.annotations.Nullable;

/** Bar codes: 12 digits, the last of which checks the others. */
final class Upc {
  private static final int ITEMS = 100_000;
  private static final int MAKERS = 100_000;
  private static final int PACKAGES = 2;

  private Upc() {}

  /**
   * The code of a product.
   *
   * @param product its number
   * @param brand its brand, which decides the first digits
   * @param packaging which of its packages: 0 or 1
   */
  static String of(int product, @Nullable String brand, int packaging) {
    long item = (long) product * PACKAGES + packaging;
    int maker = Math.floorMod((brand == null ? 0 : brand.hashCode()) + item / ITEMS, MAKERS);
    return withCheckDigit(700_000_000_00L + (long) maker * ITEMS + item % ITEMS);
  }

  /** Any code that no product has. */
  static String unknown(int number) {
    return withCheckDigit(800_000_000_00L + number);
  }

  private static String withCheckDigit(long elevenDigits) {
    int sum = 0;
    long rest = elevenDigits;
    for (int place = 0; rest > 0; place++, rest /= 10) {
      sum += (int) (rest % 10) * (place % 2 == 0 ? 3 : 1);
    }
    return Long.toString(elevenDigits) + (10 - sum % 10) % 10;
  }
}
