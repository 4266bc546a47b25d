package com.cartsnitch.seed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses what goes into a basket. */
final class Baskets {
  private final Assortment assortment;
  private final Product eggs;

  Baskets(Assortment assortment) {
    this.assortment = assortment;
    this.eggs = assortment.offers().getFirst().product();
  }

  /**
   * Different products of a store, those with low numbers more often.
   *
   * @param shop the store
   * @param size how many
   * @param visit which purchase of the demonstrating user it is, who buys eggs every other time and
   *     keeps to products that become smaller; -1: of another user
   * @param dice decides
   */
  List<Product> of(Shop shop, int size, int visit, Dice dice) {
    List<Product> shelf = assortment.of(shop);
    Set<Product> basket = new LinkedHashSet<>();
    if (visit >= 0) {
      List<Product> shrinking = assortment.shrinking(shop);
      if (visit % 2 == 0) {
        basket.add(eggs);
      } else if (!shrinking.isEmpty()) {
        basket.add(shrinking.get(visit / 2 % shrinking.size()));
      }
    }
    while (basket.size() < size) {
      int place = dice.below(shelf.size());
      basket.add(shelf.get(Math.min(place, dice.below(shelf.size()))));
    }
    return List.copyOf(basket);
  }
}
