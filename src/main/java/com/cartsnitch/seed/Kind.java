package com.cartsnitch.seed;

import java.util.List;
import java.util.Set;

/**
 * Something that is sold in many makes.
 *
 * @param category one of the categories
 * @param subcategory a finer one
 * @param name without brand and size
 * @param sizes the sizes and what they cost
 * @param brands who makes it; the first is sold everywhere
 * @param varieties the flavours, cuts or grades
 * @param weighed whether a package of one pound is weighed at the till
 */
record Kind(
    String category,
    String subcategory,
    String name,
    List<PricedSize> sizes,
    List<Brand> brands,
    List<String> varieties,
    boolean weighed) {
  private static final Set<String> TAXED = Set.of("household", "personal_care", "other");
  private static final Set<String> GETTING_DEARER = Set.of("eggs", "coffee", "beef", "candy");

  /** How many different products it makes. */
  int combinations() {
    return sizes.size() * brands.size() * varieties.size();
  }

  /** Whether sales tax is due; Michigan has none on food. */
  boolean taxed() {
    return TAXED.contains(category);
  }

  /** Whether its price rises more often than others. */
  boolean gettingDearer() {
    return GETTING_DEARER.contains(subcategory);
  }

  /**
   * One of the combinations; the first of them differ in brand, then in variety, then in size.
   *
   * @param number from 0
   */
  Make make(int number) {
    int brand = number % brands.size();
    int turn = number / brands.size();
    int variety = (turn + brand) % varieties.size();
    int size = (turn / varieties.size() + brand + variety) % sizes.size();
    return new Make(brands.get(brand), varieties.get(variety), sizes.get(size), brand == 0);
  }

  /** A size and its price in cents. */
  record PricedSize(PackSize size, int cents) {}

  /**
   * One combination.
   *
   * @param brand the brand
   * @param variety the variety
   * @param size the size
   * @param leading whether the brand is the first one
   */
  record Make(Brand brand, String variety, PricedSize size, boolean leading) {}
}
