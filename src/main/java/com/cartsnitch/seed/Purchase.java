package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt.
 *
 * @param number its number, from 0
 * @param user whose
 * @param shop where
 * @param branch which of the store's branches
 * @param day when
 * @param second when on that day, in UTC
 * @param lines what was bought
 */
record Purchase(
    int number, int user, Shop shop, int branch, int day, int second, List<Line> lines) {
  private static final int SALES_TAX = 60;

  /** What all lines cost together, in cents. */
  long subtotal() {
    return lines.stream().mapToLong(Line::extended).sum();
  }

  /** The sales tax, in cents. */
  long tax() {
    long taxed = lines.stream().filter(Line::taxed).mapToLong(Line::extended).sum();
    return Money.thousandths(taxed, SALES_TAX);
  }

  /** What was saved against shelf prices, in cents. */
  long savings() {
    return lines.stream()
        .mapToLong(line -> Money.times(line.quantity(), line.price().regular()) - line.extended())
        .sum();
  }

  /** What the store calls it. */
  String receiptId(Span span) {
    String date = span.date(day).toString().replace("-", "");
    String serial = Integer.toString(1_000_000 + number).substring(1);
    return shop.name().substring(0, 3) + "-" + date + "-" + serial;
  }

  /**
   * A line.
   *
   * @param slot its place, from 0
   * @param product the product; null where it is unknown
   * @param name as printed
   * @param upc as printed; null where none is
   * @param category as printed; null where none is
   * @param quantity pieces or pounds
   * @param price what it cost that day
   * @param coupon what a coupon took off one piece, in cents
   */
  record Line(
      int slot,
      @Nullable Product product,
      String name,
      @Nullable String upc,
      @Nullable String category,
      BigDecimal quantity,
      Price price,
      int coupon) {

    /** What was paid for a piece or pound, in cents. */
    int paid() {
      return price.paid() - coupon;
    }

    /** What was paid for all of them. */
    long extended() {
      return Money.times(quantity, paid());
    }

    /** What the store's card took off the line, in cents. */
    long loyaltyDiscount() {
      return price.loyalty() == null
          ? 0
          : Money.times(quantity, price.regular()) - Money.times(quantity, price.loyalty());
    }

    /** Whether sales tax was due. */
    boolean taxed() {
      return product != null && product.kind().taxed();
    }
  }
}
