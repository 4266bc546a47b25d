package com.cartsnitch.shopping;

import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.DecimalRange;
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
    boolean checked) {
  private static final int MAX_NAME_LENGTH = 300;
  private static final DecimalRange QUANTITIES = DecimalRange.of("0.001", "9999999.999", 3);

  static NewItem read(BodyInput item) {
    item.require("name");
    return new NewItem(
        item.uuid("id"),
        item.uuid("product_id"),
        item.text("name", MAX_NAME_LENGTH).orElse(""),
        item.decimal("quantity", QUANTITIES).orElse(BigDecimal.ONE),
        item.bool("checked").orElse(false));
  }
}
