package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeriesTest {

  /** Existing databases hold these ids. */
  @Test
  void theIdOfAProductNeverChanges() {
    assertThat(Series.NAMESPACE).isEqualTo(UUID.fromString("2665cabb-5b7b-55ed-8e40-b5bdd02d691a"));
    assertThat(Series.productId("APU0000708111"))
        .isEqualTo(UUID.fromString("4776603d-a4a8-5456-80d4-e7d4ba2b5a22"));
  }

  @Test
  void readsTheBureausTitles() {
    Line line =
        Layout.of("series_id\tarea_code\titem_code\tseries_title")
            .line(
                "APU0000708111 \t0000\t708111\tEggs, grade A, large, per doz. in U.S. city average,"
                    + " average price, not seasonally adjusted");
    assertThat(Series.ofBureau(line))
        .isEqualTo(
            new Series(
                "APU0000708111",
                "Eggs, grade A, large, per doz.",
                Optional.of("dairy"),
                Optional.of(new PackageSize("12", "ct"))));
  }

  @Test
  void tellsTheCountryFromItsParts() {
    assertThat(Series.nationwide("APU0000708111")).isTrue();
    assertThat(Series.nationwide("APU0100708111")).isFalse();
  }
}
