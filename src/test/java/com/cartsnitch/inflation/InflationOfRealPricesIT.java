package com.cartsnitch.inflation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cartsnitch.bls.AveragePriceImport;
import com.cartsnitch.bls.CpiImport;
import com.cartsnitch.testing.DevData;
import com.cartsnitch.testing.QuietProgress;
import com.cartsnitch.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InflationOfRealPricesIT {
  private static final YearMonth NEWEST = YearMonth.of(2022, 8);

  private final TestDatabase database = TestDatabase.migrated();
  private final Transparency transparency = new Transparency(database.session());

  @BeforeAll
  void load() throws Exception {
    List<Path> folder = List.of(DevData.folder());
    new AveragePriceImport(database.settings(), new QuietProgress(), false).run(folder);
    new CpiImport(database.settings(), new QuietProgress(), false).run(folder);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void equalsTheDefinition(Period period) {
    Inflation inflation = transparency.inflation(period, Optional.empty());
    Map<String, Double> expected = naive(period);
    assertThat(inflation.categories()).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (category, level) ->
            assertThat(inflation.categories().getOrDefault(category, BigDecimal.ZERO).doubleValue())
                .as(category)
                .isCloseTo(level, within(0.01)));
    double mean =
        expected.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(inflation.cartsnitchIndex().doubleValue()).isCloseTo(mean, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void aCategoryAloneIsTheSameAsAmongTheOthers(Period period) {
    Inflation all = transparency.inflation(period, Optional.empty());
    Inflation produce = transparency.inflation(period, Optional.of("produce"));
    assertThat(produce.categories()).containsOnlyKeys("produce");
    assertThat(produce.cartsnitchIndex()).isEqualTo(all.categories().get("produce"));
    assertThat(produce.to()).isEqualTo(all.to());
  }

  @Test
  void tellsTheMonthsAndTheConsumerPriceIndex() {
    Inflation all = transparency.inflation(Period.ALL_TIME, Optional.empty());
    assertThat(all.from()).isEqualTo("1980-01");
    assertThat(all.to()).isEqualTo("2022-08");
    assertThat(all.cpiFrom()).isEqualTo("1980-01");
    assertThat(all.cpiTo()).isEqualTo("2022-08");
    assertThat(all.cpiAvailable()).isTrue();
    assertThat(all.cpiBaseline()).isEqualByComparingTo("380.68");
    assertThat(all.pairs()).isGreaterThan(18_000).isLessThan(18_376);
    assertThat(transparency.inflation(Period.ONE_YEAR, Optional.empty()).from())
        .isEqualTo("2021-08");
  }

  /** Recomputed from any month on, the chain is the same. */
  @Test
  void doesNotDependOnHowMuchIsChainedAlready() {
    database.execute("SELECT fold_ledgers()");
    Inflation chained = transparency.inflation(Period.ALL_TIME, Optional.empty());
    for (String day : List.of("2022-08-02", "2015-03-02", "1980-01-02", "1900-01-02")) {
      database.execute(
          """
          WITH again AS (
            INSERT INTO price_history
              (normalized_product_id, store_id, observed_date, regular_price, source)
            SELECT DISTINCT normalized_product_id, store_id, CAST(? AS date), 1, 'weekly_ad'
            FROM price_history)
          SELECT
          """,
          day);
      database.execute("DELETE FROM price_history WHERE source = 'weekly_ad'");
      assertThat(transparency.inflation(Period.ALL_TIME, Optional.empty())).isEqualTo(chained);
    }
    database.execute("DELETE FROM index_levels");
    database.execute("UPDATE index_relatives SET folded = false");
    assertThat(transparency.inflation(Period.ALL_TIME, Optional.empty())).isEqualTo(chained);
  }

  private Map<String, Double> naive(Period period) {
    Integer months = period.months();
    YearMonth start = months == null ? YearMonth.of(1, 1) : NEWEST.minusMonths(months);
    Map<String, NaiveIndex> indexes = new TreeMap<>();
    for (String row :
        database.rows(
            """
            SELECT p.category, h.normalized_product_id || '/' || h.store_id,
                   to_char(h.observed_date, 'YYYY-MM'), h.regular_price
            FROM price_history h
            JOIN normalized_products p ON p.id = h.normalized_product_id
            WHERE h.observed_date >= CAST(? AS date)
            """,
            start.atDay(1).toString())) {
      List<String> columns = List.of(row.split(" "));
      indexes
          .computeIfAbsent(columns.get(0), _ -> new NaiveIndex())
          .observe(
              columns.get(1), YearMonth.parse(columns.get(2)), Double.parseDouble(columns.get(3)));
    }
    Map<String, Double> levels = new TreeMap<>();
    indexes.forEach((category, index) -> levels.put(category, index.at(NEWEST)));
    return levels;
  }
}
