package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apples, Red Delicious, per lb. (453.6 gm) | 1 | lb",
        "Potato chips, per 16 oz. | 16 | oz",
        "Strawberries, dry pint, per 12 oz. (340.2 gm) | 12 | oz",
        "Orange juice, frozen concentrate, 12 oz. can, per 16 oz. (473.2 ml) | 16 | fl_oz",
        "Ice cream, prepackaged, bulk, regular, per 1/2 gal. (1.9 lit) | 64 | fl_oz",
        "Milk, fresh, whole, fortified, per gal. (3.8 lit) | 128 | fl_oz",
        "Eggs, grade A, large, per doz. | 12 | ct",
        "Cola, nondiet, per 2 liters (67.6 oz) | 2 | l",
        "Cottage cheese, per 1.5 lb. | 1.5 | lb"
      })
  void readsSizeAndUnitOutOfTheTitle(String title, String size, String unit) {
    assertThat(PackageSize.of(title)).contains(new PackageSize(size, unit));
  }

  @Test
  void aTitleWithoutASizeHasNone() {
    assertThat(PackageSize.of("Peppers, sweet")).isEmpty();
    assertThat(PackageSize.of("Electricity per KWH")).isEmpty();
  }
}
