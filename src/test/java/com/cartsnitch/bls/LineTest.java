package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Layout CSV = Layout.of("series_id,month,price_usd");
  private static final Layout BUREAU =
      Layout.of("series_id                     \tyear\tperiod\t       value\tfootnote_codes");

  @Test
  void readsCommasAndQuotes() {
    assertThat(Layout.of("series_id,item").line("A,\"Apples, red\"").text("item"))
        .isEqualTo("Apples, red");
  }

  @Test
  void pricesAreRoundedHalfUpToCents() {
    assertThat(Observation.of(CSV.line("A,1980-01,0.555")))
        .contains(new Observation("A", YearMonth.of(1980, 1), new BigDecimal("0.56")));
  }

  @Test
  void readsTheBureausPaddedLines() {
    Line line = BUREAU.line("APU0000708111    \t1980\tM02\t       0.844\t");
    assertThat(Observation.ofBureau(line))
        .contains(new Observation("APU0000708111", YearMonth.of(1980, 2), new BigDecimal("0.84")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\t1980\tM13\t0.844\t", "A\t1980\tM02\t-\tX"})
  void annualMeansAndMonthsWithoutAValueAreNoObservations(String line) {
    assertThat(Observation.ofBureau(BUREAU.line(line))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A,1980-13,1.00",
        "A,1980,1.00",
        "A,0980-01,1.00",
        "A,1980-01,abc",
        "A,1980-01,1e2",
        "A,1980-01,-1.00",
        "A,1980-01,0",
        "A,1980-01,0.004",
        "A,1980-01,123456789.00",
        "A,1980-01",
        ",1980-01,1.00",
        "A,\"1980-01,1.00"
      })
  void badLinesAreRefused(String line) {
    assertThatThrownBy(() -> Observation.of(CSV.line(line))).isInstanceOf(BadLineException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\t1980\tM14\t1.00\t", "A\t1980\tQ01\t1.00\t", "A\t80\tM01\t1.00\t"})
  void badPeriodsAreRefused(String line) {
    assertThatThrownBy(() -> Observation.ofBureau(BUREAU.line(line)))
        .isInstanceOf(BadLineException.class);
  }
}
