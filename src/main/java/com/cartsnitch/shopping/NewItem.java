package com.cartsnitch.shopping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * A line that is to stand on a shopping list.
 *
 * @param id the line of the list that it replaces; any other id counts for nothing
 * @param productId the product that is meant
 * @param name what its owner calls it
 * @param quantity how much of it
 * @param checked whether it is in the basket already
 */
record NewItem(
    Optional<UUID> id,
    Optional<UUID> productId,
    String name,
    BigDecimal quantity,
    boolean checked) {}
