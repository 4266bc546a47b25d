package com.cartsnitch.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductSizeTest {

  @ParameterizedTest
  @CsvSource({
    "16, oz, 1, lb", "1, kg, 1000, g", "16, fl_oz, 1, pt", "2, pt, 1, qt", "4, qt, 1, gal",
    "128.0, fl_oz, 1, gal", "1, l, 1000, ml", "1, doz, 12, ct", ".5, lb, 8, oz", "12, pk, 12.0, pk"
  })
  void unitsOfAFamilyConvertExactly(String a, String unitA, String b, String unitB) {
    ProductSize left = ProductSize.of(a, unitA).orElseThrow();
    ProductSize right = ProductSize.of(b, unitB).orElseThrow();
    assertThat(left.inBase()).isEqualByComparingTo(right.inBase());
    assertThat(left.family()).isEqualTo(right.family());
  }

  @ParameterizedTest
  @CsvSource({"1, oz, 1, fl_oz", "1, g, 1, ml", "12, pk, 12, ct", "1, ct, 1, lb"})
  void unitsOfDifferentFamiliesDoNot(String a, String unitA, String b, String unitB) {
    assertThat(ProductSize.of(a, unitA).orElseThrow().family())
        .isNotEqualTo(ProductSize.of(b, unitB).orElseThrow().family());
  }

  @ParameterizedTest
  @CsvSource({
    "0, oz",
    "0.0, oz",
    "-1, oz",
    "1e3, oz",
    "1/2, gal",
    "about 12, oz",
    "'', oz",
    ", oz",
    "., oz",
    "1, OZ",
    "1, sheets",
    "1, ''",
    "1,",
    "'12 ', oz",
    "1234567890123456, g",
    "\u0661, g"
  })
  void whatIsNoSizeIsNone(String amount, String unit) {
    assertThat(ProductSize.of(amount, unit)).isEmpty();
  }
}
