package com.cartsnitch.seed;

import com.cartsnitch.seed.Assortment.Offer;
import org.jspecify.annotations.Nullable;

/**
 * On which days the catalogues and ads are read: for every product at a store equally often, at
 * even distances, about once a week. All together it is an exact number.
 */
final class Schedule {
  private final long seed;
  private final int days;
  private final int least;
  private final int rest;

  /**
   * @param seed of the data set
   * @param offers how many products at stores there are
   * @param observations how many readings there will be
   */
  Schedule(long seed, Span span, int offers, long observations) {
    this.seed = seed;
    this.days = span.days();
    this.least = Math.toIntExact(observations / offers);
    this.rest = Math.toIntExact(observations % offers);
  }

  /**
   * Whether the price is read on a day.
   *
   * @param offer the product and the store
   * @param place the offer's place among all of them
   * @param day the day
   */
  boolean reads(Offer offer, int place, int day) {
    int times = least + (place < rest ? 1 : 0);
    int phase =
        Dice.of(seed, "reading", offer.product().number(), offer.shop().number()).below(days);
    Product.@Nullable Shrinking shrinking = shrinking(offer);
    if (shrinking == null) {
      return regular(day, times, phase);
    }
    // The reading before it is put off to the day of the change.
    return day == shrinking.day()
        || (regular(day, times, phase) && day != latest(shrinking.day(), times, phase));
  }

  /** At the first of its stores, the change is noticed on the day itself. */
  private static Product.@Nullable Shrinking shrinking(Offer offer) {
    return offer.shop() == offer.product().shops().getFirst() ? offer.product().shrinking() : null;
  }

  private boolean regular(int day, int times, int phase) {
    return latest(day, times, phase) == day;
  }

  /** The day of the last regular reading that is not after a day; negative: there is none. */
  private int latest(int day, int times, int phase) {
    // reading k is on day (k * days + phase) / times
    long k = Math.floorDiv(times * (day + 1L) - 1 - phase, (long) days);
    long last = Math.min(k, times - 1L);
    return last < 0 ? -1 : (int) ((last * days + phase) / times);
  }
}
