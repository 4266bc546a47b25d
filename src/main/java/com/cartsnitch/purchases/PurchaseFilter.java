package com.cartsnitch.purchases;

import com.cartsnitch.platform.http.input.RequestInput;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which purchases are asked for.
 *
 * @param storeId the store; empty: all
 * @param from the first day; empty: from the beginning
 * @param to the last day; empty: to the end
 */
record PurchaseFilter(Optional<UUID> storeId, Optional<LocalDate> from, Optional<LocalDate> to) {

  static PurchaseFilter read(RequestInput input) {
    return new PurchaseFilter(input.uuid("store_id"), input.date("from"), input.date("to"));
  }
}
