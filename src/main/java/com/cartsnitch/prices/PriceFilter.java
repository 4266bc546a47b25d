package com.cartsnitch.prices;

import com.cartsnitch.platform.http.input.RequestInput;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which observed prices are asked for.
 *
 * @param from the first day; empty: from the beginning
 * @param to the last day; empty: to the end
 * @param storeId the store; empty: all
 */
record PriceFilter(Optional<LocalDate> from, Optional<LocalDate> to, Optional<UUID> storeId) {

  static PriceFilter read(RequestInput input) {
    return new PriceFilter(input.date("from"), input.date("to"), input.uuid("store_id"));
  }
}
