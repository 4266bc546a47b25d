package com.cartsnitch.inflation;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The (product, store) pairs of a category that were seen in a month and last seen in the same
 * earlier one.
 *
 * @param month the month
 * @param earlier the earlier month; null: pairs that are new or were away for too long
 * @param pairs how many
 * @param logRatioSum the sum of the logarithms of the month's price over the earlier month's; 0
 *     without an earlier month
 */
record PriceRelatives(
    YearMonth month, @Nullable YearMonth earlier, long pairs, double logRatioSum) {

  boolean matched() {
    return earlier != null;
  }
}
