package com.cartsnitch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.alerts.Shrinkflation.Offer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

  @ParameterizedTest
  @CsvSource({
    "18, oz, 4.99, 15.5, oz, 4.99, 18oz to 15.5oz: unit price up 16.1 %",
    "1, lb, 4.00, 15, oz, 4.00, 1lb to 15oz: unit price up 6.7 %",
    "1, gal, 3.00, 120, fl_oz, 3.00, 1gal to 120fl_oz: unit price up 6.7 %",
    "1, l, 2.00, 33, fl_oz, 2.00, 1l to 33fl_oz: unit price up 2.5 %",
    "500, g, 2.00, 1, lb, 2.00, 500g to 1lb: unit price up 10.2 %",
    "1, doz, 3.00, 10, ct, 2.75, 1doz to 10ct: unit price up 10.0 %",
    "12, pk, 6.00, 10, pk, 6.00, 12pk to 10pk: unit price up 20.0 %",
    // exactly 0.05 and 0.15 %: half goes up
    "1.0005, kg, 1.00, 1000, g, 1.00, 1.0005kg to 1000g: unit price up 0.1 %",
    "1.0015, kg, 1.00, 1000, g, 1.00, 1.0015kg to 1000g: unit price up 0.2 %",
    "1.000499, kg, 1.00, 1000, g, 1.00, 1.000499kg to 1000g: unit price unchanged",
    "16, oz, 4.00, 8, oz, 2.00, 16oz to 8oz: unit price unchanged",
    "10, oz, 4.00, 8, oz, 2.00, 10oz to 8oz: unit price down 37.5 %"
  })
  void aShrinkingTellsTheUnitPriceExactly(
      String oldSize,
      String oldUnit,
      BigDecimal oldPrice,
      String newSize,
      String newUnit,
      BigDecimal newPrice,
      String change) {
    assertThat(shrinkflation(oldSize, oldUnit, oldPrice, newSize, newUnit, newPrice).message())
        .isEqualTo("Size changed from " + change);
  }

  @ParameterizedTest
  @CsvSource({
    "18, oz, , 15.5, oz, 4.99, 18oz to 15.5oz",
    "18, oz, 4.99, 15.5, oz, , 18oz to 15.5oz",
    "18, oz, 0.00, 15.5, oz, 4.99, 18oz to 15.5oz",
    "18, oz, 4.99, 15.5, fl_oz, 4.99, 18oz to 15.5fl_oz",
    "12, pk, 4.99, 10, ct, 4.99, 12pk to 10ct",
    "large, , 4.99, small, , 4.99, large to small",
    "18, , 4.99, 15, oz, 4.99, 18 to 15oz",
    "18, oz, 4.99, 0, oz, 4.99, 18oz to 0oz"
  })
  void whatCanNotBeComparedIsLeftOut(
      String oldSize,
      @Nullable String oldUnit,
      @Nullable BigDecimal oldPrice,
      String newSize,
      @Nullable String newUnit,
      @Nullable BigDecimal newPrice,
      String change) {
    assertThat(shrinkflation(oldSize, oldUnit, oldPrice, newSize, newUnit, newPrice).message())
        .isEqualTo("Size changed from " + change);
  }

  @ParameterizedTest
  @CsvSource({"3.99, 4.49, 12.5", "4.00, 4.01, 0.3", "1.00, 3.00, 200.0", "99.99, 100.00, 0.0"})
  void aRiseTellsStorePercentAndPrices(BigDecimal oldPrice, BigDecimal newPrice, String percent) {
    assertThat(new PriceIncrease("100 % Fresh", oldPrice, newPrice).message())
        .isEqualTo(
            "Price at 100 %% Fresh rose %s %% from $%s to $%s"
                .formatted(percent, oldPrice, newPrice));
  }

  private static Shrinkflation shrinkflation(
      String oldSize,
      @Nullable String oldUnit,
      @Nullable BigDecimal oldPrice,
      String newSize,
      @Nullable String newUnit,
      @Nullable BigDecimal newPrice) {
    return new Shrinkflation(
        new Offer(oldSize, oldUnit, oldPrice), new Offer(newSize, newUnit, newPrice));
  }
}
