package com.cartsnitch.alerts;

import com.cartsnitch.products.ProductSize;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product that shrank.
 *
 * @param before how it was sold
 * @param after how it is sold
 */
record Shrinkflation(Offer before, Offer after) implements Event {

  /**
   * A product's size and price at some time, as they were recorded.
   *
   * @param size a decimal as text
   * @param unit the size's unit
   * @param price what it cost, in dollars and cents
   */
  record Offer(String size, @Nullable String unit, @Nullable BigDecimal price) {

    private String label() {
      return size + Objects.requireNonNullElse(unit, "");
    }

    private Optional<BigDecimal> positivePrice() {
      return Optional.ofNullable(price).filter(dollars -> dollars.signum() > 0);
    }
  }

  @Override
  public String type() {
    return "shrinkflation";
  }

  @Override
  public String message() {
    return "Size changed from %s to %s".formatted(before.label(), after.label())
        + unitPriceChange().map(Shrinkflation::told).orElse("");
  }

  private static String told(BigDecimal percent) {
    return switch (percent.signum()) {
      case 0 -> ": unit price unchanged";
      case 1 -> ": unit price up %s %%".formatted(percent);
      default -> ": unit price down %s %%".formatted(percent.negate());
    };
  }

  /** In percent; empty where a price is unknown, or a size, or the two can't be compared. */
  private Optional<BigDecimal> unitPriceChange() {
    Optional<ProductSize> oldSize = ProductSize.of(before.size, before.unit);
    Optional<ProductSize> newSize =
        ProductSize.of(after.size, after.unit)
            .filter(size -> oldSize.filter(old -> old.family() == size.family()).isPresent());
    Optional<BigDecimal> oldPrice = before.positivePrice();
    Optional<BigDecimal> newPrice = after.positivePrice();
    if (newSize.isEmpty() || oldPrice.isEmpty() || newPrice.isEmpty()) {
      return Optional.empty();
    }
    // new / newSize : old / oldSize, over one denominator, so that only the result is rounded
    BigDecimal was = oldPrice.get().multiply(newSize.get().inBase());
    BigDecimal is = newPrice.get().multiply(oldSize.orElseThrow().inBase());
    return Optional.of(Event.percent(is.subtract(was), was));
  }
}
