package com.cartsnitch.seed;

import com.cartsnitch.seed.Assortment.Offer;
import com.cartsnitch.seed.Purchase.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the price observations of a day: one for a product at a store and source. */
final class Observations {
  private static final int MORNING = 11 * 3_600;
  private static final Comparator<Purchase> NEWEST_LAST =
      Comparator.comparingInt(Purchase::second).thenComparingInt(Purchase::number);

  private final Ids ids;
  private final Prices prices;
  private final Assortment assortment;

  Observations(Ids ids, Prices prices, Assortment assortment) {
    this.ids = ids;
    this.prices = prices;
    this.assortment = assortment;
  }

  /** What a day's receipts show; of several that show the same product, the newest counts. */
  Collection<Observation> ofReceipts(List<Purchase> purchases) {
    Map<Offer, Observation> seen = new LinkedHashMap<>();
    for (Purchase purchase : purchases.stream().sorted(NEWEST_LAST).toList()) {
      for (Line line : purchase.lines()) {
        if (line.product() != null) {
          Offer offer = new Offer(line.product(), purchase.shop());
          Observation earlier = seen.get(offer);
          int number = earlier == null ? seen.size() : earlier.number();
          seen.put(offer, receipt(number, offer, purchase, line));
        }
      }
    }
    return seen.values();
  }

  /** What is read in catalogues and ads on a day. */
  List<Observation> ofCatalogues(Schedule schedule, int day, int firstNumber) {
    List<Observation> read = new ArrayList<>();
    List<Offer> offers = assortment.offers();
    for (int place = 0; place < offers.size(); place++) {
      if (schedule.reads(offers.get(place), place, day)) {
        read.add(catalogue(firstNumber + read.size(), offers.get(place), day));
      }
    }
    return read;
  }

  private Observation receipt(int number, Offer offer, Purchase purchase, Line line) {
    return new Observation(
        number,
        offer.product(),
        offer.shop(),
        purchase.day(),
        purchase.second(),
        line.price(),
        line.coupon() == 0 ? null : line.paid(),
        "receipt",
        ids.item(purchase.number(), line.slot()));
  }

  private Observation catalogue(int number, Offer offer, int day) {
    Price price = prices.on(offer.product(), offer.shop(), day);
    String source = price.sale() == null ? "catalog" : "weekly_ad";
    return new Observation(
        number, offer.product(), offer.shop(), day, MORNING, price, null, source, null);
  }
}
