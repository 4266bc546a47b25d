package com.cartsnitch.seed;

import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The shelf price of a product at a store over the months.
 *
 * @param steps the price in cents from a day on; the first is of day 0
 */
record PricePath(NavigableMap<Integer, Integer> steps) {
  private static final int WEEK = 7;
  private static final int CALM_DAYS = 28;

  /** Makes one up: now and then a step, more often up than down. */
  static PricePath of(long seed, Span span, Product product, Shop shop) {
    Dice dice = Dice.of(seed, "price", product.number(), shop.number());
    int level = Money.thousandths(shop.level(), dice.between(960, 1_040));
    NavigableMap<Integer, Integer> steps = new TreeMap<>();
    steps.put(0, Money.shelf(Money.thousandths(product.cents(), level)));
    for (int week = 1; week < span.days() / WEEK; week++) {
      step(dice, product, week * WEEK + dice.below(WEEK), steps);
    }
    return new PricePath(steps);
  }

  int on(int day) {
    return Objects.requireNonNull(steps.floorEntry(day)).getValue();
  }

  private static void step(
      Dice dice, Product product, int day, NavigableMap<Integer, Integer> steps) {
    boolean rush = product.kind().gettingDearer();
    boolean wanted = dice.percent(rush ? 14 : 6);
    boolean up = dice.percent(rush ? 85 : 57);
    int change = up ? dice.between(20, 90) : -dice.between(20, 60);
    int last = last(steps);
    int price = Money.shelf(Money.thousandths(last, 1_000 + change));
    if (wanted && price != last && !near(product, day)) {
      steps.put(day, price);
    }
    dearerWithLess(product, steps, day);
  }

  /** Whether the package is about to change: then the price stays as it is otherwise. */
  private static boolean near(Product product, int day) {
    return product.shrinking() != null && Math.abs(day - product.shrinking().day()) < CALM_DAYS;
  }

  /** The step that comes with a smaller package, put in when the weeks have come that far. */
  private static void dearerWithLess(
      Product product, NavigableMap<Integer, Integer> steps, int day) {
    Product.Shrinking shrinking = product.shrinking();
    if (shrinking == null || !shrinking.dearer() || steps.containsKey(shrinking.day())) {
      return;
    }
    if (day >= shrinking.day()) {
      int before = last(steps);
      int after = Money.shelf(Money.thousandths(before, 1_045));
      steps.put(shrinking.day(), after > before ? after : after + 10);
    }
  }

  private static int last(NavigableMap<Integer, Integer> steps) {
    return Objects.requireNonNull(steps.lastEntry()).getValue();
  }
}
