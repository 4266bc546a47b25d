package com.cartsnitch.seed;

import org.jspecify.annotations.Nullable;

/**
 * What something costs on a day, in cents.
 *
 * @param regular the shelf price
 * @param sale the price on sale; null: it is not
 * @param loyalty the price with the store's card; null: the same
 */
record Price(int regular, @Nullable Integer sale, @Nullable Integer loyalty) {

  /** What people pay who have no coupon; all of them have the card. */
  int paid() {
    if (loyalty != null) {
      return loyalty;
    }
    return sale == null ? regular : sale;
  }
}
