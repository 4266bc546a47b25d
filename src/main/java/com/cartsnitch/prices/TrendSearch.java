package com.cartsnitch.prices;

import com.cartsnitch.platform.http.input.RequestInput;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which products' trends are asked for, and of what time.
 *
 * @param category their category; empty: any
 * @param from the first day; empty: 364 days before the last
 * @param to the last day; empty: that of the newest observation of all
 */
record TrendSearch(Optional<String> category, Optional<LocalDate> from, Optional<LocalDate> to) {
  private static final int MAX_CATEGORY_LENGTH = 100;

  static TrendSearch read(RequestInput input) {
    return new TrendSearch(
        input.text("category", MAX_CATEGORY_LENGTH), input.date("from"), input.date("to"));
  }
}
