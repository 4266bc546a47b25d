package com.cartsnitch.inflation;

import com.cartsnitch.platform.database.SqlRunner;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes the public figures. */
public final class Transparency {
  private static final YearMonth BEGINNING = YearMonth.of(1, 1);
  private static final double BASE = 100;

  private final InflationQueries queries;

  public Transparency(SqlRunner session) {
    this.queries = new InflationQueries(session);
  }

  Inflation inflation(Period period, Optional<String> category) {
    return queries
        .newestMonth()
        .map(newest -> inflation(period, newest, category.orElse(null)))
        .orElseGet(() -> withoutPrices(period));
  }

  private Inflation inflation(Period period, YearMonth to, @Nullable String category) {
    Integer months = period.months();
    YearMonth start = months == null ? BEGINNING : to.minusMonths(months);
    List<Chain> chains =
        months == null ? queries.chains(category) : queries.chains(start, to, category);
    if (chains.isEmpty()) {
      return withoutPrices(period);
    }
    Map<String, JevonsIndex> indexes = indexes(chains);
    YearMonth from = chains.stream().map(Chain::firstMonth).min(YearMonth::compareTo).orElseThrow();
    double index = WeightedMean.of(levels(indexes), queries.spending(start, to));
    return answer(period, index, indexes, from, to);
  }

  private Inflation answer(
      Period period, double index, Map<String, JevonsIndex> indexes, YearMonth from, YearMonth to) {
    Optional<CpiChange> cpi = queries.cpi(from, to);
    Optional<CpiChange> fitting = cpi.filter(change -> change.fits(from, to));
    return new Inflation(
        period.word(),
        rounded(index),
        rounded(fitting.map(CpiChange::index).orElse(BASE)),
        roundedLevels(indexes),
        from.toString(),
        to.toString(),
        indexes.values().stream().mapToLong(JevonsIndex::pairs).sum(),
        cpi.map(change -> change.from().toString()).orElse(null),
        cpi.map(change -> change.to().toString()).orElse(null),
        fitting.isPresent());
  }

  private static Inflation withoutPrices(Period period) {
    return new Inflation(
        period.word(), rounded(BASE), rounded(BASE), Map.of(), null, null, 0, null, null, false);
  }

  private static Map<String, JevonsIndex> indexes(List<Chain> chains) {
    Map<String, JevonsIndex> indexes = new TreeMap<>();
    chains.forEach(chain -> indexes.put(chain.category(), JevonsIndex.of(chain)));
    return indexes;
  }

  private static Map<String, Double> levels(Map<String, JevonsIndex> indexes) {
    return indexes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().level()));
  }

  private static Map<String, BigDecimal> roundedLevels(Map<String, JevonsIndex> indexes) {
    Map<String, BigDecimal> rounded = new TreeMap<>();
    indexes.forEach((category, index) -> rounded.put(category, rounded(index.level())));
    return rounded;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
