package com.cartsnitch.prices;

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
record PriceFilter(Optional<LocalDate> from, Optional<LocalDate> to, Optional<UUID> storeId) {}
