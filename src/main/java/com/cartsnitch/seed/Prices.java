package com.cartsnitch.seed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What everything costs, everywhere, on every day. */
final class Prices {
  private static final int SALES = 90;
  private static final int LOYALTY = 140;

  private final long seed;
  private final Span span;
  private final Map<Offer, PricePath> paths = new HashMap<>();

  Prices(long seed, Span span) {
    this.seed = seed;
    this.span = span;
  }

  /** The shelf price in cents. */
  int regular(Product product, Shop shop, int day) {
    return paths
        .computeIfAbsent(
            new Offer(product.number(), shop), _ -> PricePath.of(seed, span, product, shop))
        .on(day);
  }

  /** All prices; a sale lasts a week. */
  Price on(Product product, Shop shop, int day) {
    int regular = regular(product, shop, day);
    Dice dice = Dice.of(seed, "promotion", product.number(), shop.number(), span.week(day));
    int luck = dice.below(1_000);
    if (luck < SALES) {
      return new Price(regular, reduced(regular, dice.between(700, 880)), null);
    }
    return luck < LOYALTY
        ? new Price(regular, null, reduced(regular, dice.between(800, 920)))
        : new Price(regular, null, null);
  }

  private static @Nullable Integer reduced(int regular, int factor) {
    int price = Money.shelf(Money.thousandths(regular, factor));
    return price < regular ? price : null;
  }

  private record Offer(int product, Shop shop) {}
}
