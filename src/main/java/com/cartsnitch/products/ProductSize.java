package com.cartsnitch.products;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product one buys.
 *
 * @param inBase in the family's base unit; more than nothing
 * @param family what it can be compared with
 */
public record ProductSize(BigDecimal inBase, SizeUnit.Family family) {
  private static final Pattern AMOUNT =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?|\\.[0-9]{1,15}");

  /**
   * Reads a size as the database has it.
   *
   * @param amount a decimal as text
   * @param unit the name of a {@link SizeUnit}
   * @return the size, or empty where the amount is no decimal above 0 or the unit is not known
   */
  public static Optional<ProductSize> of(@Nullable String amount, @Nullable String unit) {
    if (amount == null || unit == null || !AMOUNT.matcher(amount).matches()) {
      return Optional.empty();
    }
    return SizeUnit.of(unit)
        .map(
            known ->
                new ProductSize(new BigDecimal(amount).multiply(known.inBase()), known.family()))
        .filter(size -> size.inBase().signum() > 0);
  }
}
