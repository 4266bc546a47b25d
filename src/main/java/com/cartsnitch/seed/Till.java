package com.cartsnitch.seed;

import com.cartsnitch.seed.Purchase.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Makes lines of receipts. */
final class Till {
  private static final List<String> UNKNOWN =
      List.of(
          "LOCAL HONEY 16 OZ",
          "SEASONAL FLOWERS",
          "GREETING CARD",
          "MAGAZINE",
          "DELI SALAD TRAY",
          "BAKERY ASSORTED 6 CT",
          "GIFT WRAP",
          "KITCHEN TOWEL");

  private final Span span;
  private final Prices prices;
  private final Coupons coupons;

  Till(Span span, Prices prices, Coupons coupons) {
    this.span = span;
    this.prices = prices;
    this.coupons = coupons;
  }

  /**
   * A line; one of thirteen, and never the first, is of an unknown product.
   *
   * @param slot its place on the receipt
   * @param product what is bought, if it is known
   * @param shop where
   * @param day when
   * @param dice decides
   */
  Line line(int slot, Product product, Shop shop, int day, Dice dice) {
    return slot > 0 && dice.percent(9)
        ? unknown(slot, dice)
        : known(slot, product, shop, day, dice);
  }

  private Line known(int slot, Product product, Shop shop, int day, Dice dice) {
    Price price = prices.on(product, shop, day);
    BigDecimal quantity = product.weighed() ? weight(dice) : pieces(dice);
    boolean one = quantity.compareTo(BigDecimal.ONE) == 0 && !product.weighed();
    return new Line(
        slot,
        product,
        product.nameOn(day).toUpperCase(Locale.ROOT),
        product.upcOn(day),
        product.kind().category().toUpperCase(Locale.ROOT).replace('_', ' '),
        quantity,
        price,
        one && dice.percent(60) ? coupon(product, shop, day, price) : 0);
  }

  private int coupon(Product product, Shop shop, int day, Price price) {
    return coupons
        .of(product, shop, span.date(day))
        .map(coupon -> coupon.discount().offOne(price.paid()))
        .orElse(0);
  }

  private static Line unknown(int slot, Dice dice) {
    Price price = new Price(Money.shelf(dice.between(149, 999)), null, null);
    String name = dice.pick(UNKNOWN);
    String upc = dice.percent(50) ? Upc.unknown(UNKNOWN.indexOf(name)) : null;
    return new Line(slot, null, name, upc, null, BigDecimal.ONE, price, 0);
  }

  private static BigDecimal weight(Dice dice) {
    return BigDecimal.valueOf(dice.between(50, 350), 2);
  }

  private static BigDecimal pieces(Dice dice) {
    int luck = dice.below(100);
    if (luck < 75) {
      return BigDecimal.ONE;
    }
    return BigDecimal.valueOf(luck < 93 ? 2 : 3);
  }
}
