package com.cartsnitch.seed;

import com.cartsnitch.seed.Product.Shrinking;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/** What the prices of a smaller package amount to. */
record Shrinkflation(
    Product product, Shrinking shrinking, int priceBefore, int priceAfter, BigDecimal risePercent) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal MUCH = BigDecimal.TEN;
  private static final BigDecimal SOME = new BigDecimal(5);

  /** Compares the prices of the day before and of the day itself. */
  static Shrinkflation of(Product product, Prices prices) {
    Shrinking shrinking = Objects.requireNonNull(product.shrinking());
    Shop shop = product.shops().getFirst();
    int before = prices.regular(product, shop, shrinking.day() - 1);
    int after = prices.regular(product, shop, shrinking.day());
    BigDecimal ratio =
        BigDecimal.valueOf(after)
            .multiply(shrinking.before().size())
            .divide(
                BigDecimal.valueOf(before).multiply(product.size().size()), MathContext.DECIMAL128);
    return new Shrinkflation(
        product, shrinking, before, after, ratio.subtract(BigDecimal.ONE).multiply(HUNDRED));
  }

  /** How sure one may be that it is no accident. */
  BigDecimal confidence() {
    if (risePercent.compareTo(MUCH) >= 0) {
      return new BigDecimal("0.95");
    }
    return new BigDecimal(risePercent.compareTo(SOME) >= 0 ? "0.85" : "0.70");
  }

  /** A line about it. */
  String notes() {
    return "%s; the price of %s rose by %s percent"
        .formatted(
            priceBefore == priceAfter ? "Same shelf price, less in it" : "Dearer and less in it",
            product.size().unit().equals("ct") ? "a piece" : "an ounce",
            risePercent.setScale(1, RoundingMode.HALF_UP));
  }
}
