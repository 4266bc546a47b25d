package com.cartsnitch.seed;

import java.util.List;

/**
 * Everything that the arguments decide.
 *
 * @param seed of the data set
 * @param span the days
 * @param volume how much
 * @param ids the ids
 * @param products the products
 * @param assortment where they are sold
 * @param prices what they cost
 * @param coupons the coupons
 * @param shoppers who buys where
 * @param purchases the receipts
 * @param observations the prices that are seen
 */
record Plan(
    long seed,
    Span span,
    Volume volume,
    Ids ids,
    List<Product> products,
    Assortment assortment,
    Prices prices,
    Coupons coupons,
    Shoppers shoppers,
    Purchases purchases,
    Observations observations) {

  static Plan of(SeedOptions options, Ids ids) {
    long seed = options.seed();
    Span span = Span.until(options.until());
    Volume volume = Volume.of(options.scale());
    List<Product> products = new Catalogue(seed, span).products(volume.products());
    Assortment assortment = Assortment.of(products);
    Prices prices = new Prices(seed, span);
    Coupons coupons = new Coupons(seed, span, products, volume.coupons());
    Shoppers shoppers = new Shoppers(seed, volume);
    Till till = new Till(span, prices, coupons);
    return new Plan(
        seed,
        span,
        volume,
        ids,
        products,
        assortment,
        prices,
        coupons,
        shoppers,
        new Purchases(seed, span, volume, shoppers, new Baskets(assortment), till),
        new Observations(ids, prices, assortment));
  }

  /** Spreads over the days what the receipts leave to the catalogues. */
  Schedule schedule() {
    long onReceipts = 0;
    for (int day = 0; day < span.days(); day++) {
      onReceipts += observations.ofReceipts(purchases.of(day)).size();
    }
    return new Schedule(seed, span, assortment.offers().size(), volume.observations() - onReceipts);
  }
}
