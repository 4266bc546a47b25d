package com.cartsnitch.seed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A coupon.
 *
 * @param number its number, from 0
 * @param shop where it counts
 * @param product what for; null: for the whole basket
 * @param discount what it takes off
 * @param from its first day; null: since ever
 * @param to its last day; null: for ever
 */
record Coupon(
    int number,
    Shop shop,
    @Nullable Product product,
    Discount discount,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  boolean valid(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  String title() {
    String what =
        product == null
            ? "your basket of $%s or more".formatted(Money.dollars(discount.minimum()))
            : product.name();
    return discount.words() + what;
  }

  /** The kinds of discount. */
  enum Type {
    PERCENT,
    FIXED,
    BOGO,
    BUY_X_GET_Y
  }

  /**
   * What a coupon takes off.
   *
   * @param type how the value counts
   * @param value percent or cents; 0 where pieces are free
   * @param minimum the least that the basket must cost, in cents; 0: nothing
   * @param buy how many pieces to buy for some to be free; 0: none are
   * @param get how many are free then
   */
  record Discount(Type type, int value, int minimum, int buy, int get) {

    /** How much it takes off one piece, in cents; 0 where it needs more pieces than one. */
    int offOne(int price) {
      return switch (type) {
        case PERCENT -> Money.thousandths(price, value * 10);
        case FIXED -> Math.min(value, price - 1);
        case BOGO, BUY_X_GET_Y -> 0;
      };
    }

    String words() {
      return switch (type) {
        case PERCENT -> value + "% off ";
        case FIXED -> "$" + Money.dollars(value) + " off ";
        case BOGO -> "Buy one, get one free: ";
        case BUY_X_GET_Y -> "Buy " + buy + ", get " + get + " free: ";
      };
    }
  }
}
