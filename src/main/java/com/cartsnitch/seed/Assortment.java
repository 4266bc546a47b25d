package com.cartsnitch.seed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which store sells what.
 *
 * @param shelves the products of every store, by number
 * @param offers every product at every store that sells it
 */
record Assortment(Map<Shop, List<Product>> shelves, List<Offer> offers) {

  static Assortment of(List<Product> products) {
    Map<Shop, List<Product>> shelves = new EnumMap<>(Shop.class);
    List<Offer> offers = new ArrayList<>();
    for (Product product : products) {
      for (Shop shop : product.shops()) {
        shelves.computeIfAbsent(shop, _ -> new ArrayList<>()).add(product);
        offers.add(new Offer(product, shop));
      }
    }
    return new Assortment(shelves, offers);
  }

  /** What a store sells. */
  List<Product> of(Shop shop) {
    return Objects.requireNonNull(shelves.get(shop));
  }

  /** What a store sells that becomes smaller. */
  List<Product> shrinking(Shop shop) {
    return of(shop).stream().filter(product -> product.shrinking() != null).toList();
  }

  /** A product at a store. */
  record Offer(Product product, Shop shop) {}
}
