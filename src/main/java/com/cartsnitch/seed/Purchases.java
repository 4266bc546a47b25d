package com.cartsnitch.seed;

import com.cartsnitch.seed.Purchase.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the receipts of a day. */
final class Purchases {
  private static final int LARGEST_DIFFERENCE = 5;
  private static final int FIRST_SECOND = 13 * 3_600;
  private static final int SECONDS = 39_000;

  private final long seed;
  private final Span span;
  private final int count;
  private final Shoppers shoppers;
  private final Baskets baskets;
  private final Till till;

  Purchases(long seed, Span span, Volume volume, Shoppers shoppers, Baskets baskets, Till till) {
    this.seed = seed;
    this.span = span;
    this.count = volume.purchases();
    this.shoppers = shoppers;
    this.baskets = baskets;
    this.till = till;
  }

  /** All receipts of a day, by number. */
  List<Purchase> of(int day) {
    int first = span.purchasesBefore(day, count);
    int end = span.purchasesBefore(day + 1, count);
    return IntStream.range(first, end).mapToObj(number -> purchase(number, day)).toList();
  }

  private Purchase purchase(int number, int day) {
    Dice dice = Dice.of(seed, "purchase", number);
    int user = shoppers.of(number);
    Shop shop = shoppers.shop(user, dice);
    int second = FIRST_SECOND + dice.below(SECONDS);
    List<Line> lines = new ArrayList<>();
    for (Product product : baskets.of(shop, size(number), shoppers.visit(number), dice)) {
      lines.add(till.line(lines.size(), product, shop, day, dice));
    }
    return new Purchase(number, user, shop, shoppers.branch(user, shop), day, second, lines);
  }

  /** Two receipts in a row have ten lines together, so that the mean is exact. */
  private int size(int number) {
    int mean = Volume.ITEMS_PER_PURCHASE;
    if (number % 2 == 0 && number == count - 1) {
      return mean;
    }
    int difference = Dice.of(seed, "basket", number / 2).below(LARGEST_DIFFERENCE);
    return number % 2 == 0 ? mean + difference : mean - difference;
  }
}
