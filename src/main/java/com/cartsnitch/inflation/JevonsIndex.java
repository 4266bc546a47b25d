package com.cartsnitch.inflation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The chained monthly index of one category.
 *
 * <p>With I the index and l the earlier month of a pair, the relative is p_m / (p_l I_{m-1} / I_l),
 * and I_m is I_{m-1} times the geometric mean of the relatives. I_{m-1} cancels: ln I_m is the mean
 * of ln(p_m / p_l) + ln I_l. A month without pairs carries the level forward, so the level of the
 * month before counts.
 *
 * @param level the index at the end; 100 at the first month
 * @param pairs how many relatives stand behind it
 */
record JevonsIndex(double level, long pairs) {
  private static final double BASE = 100;

  /**
   * Computes the index.
   *
   * @param chain of a category in which something was seen
   */
  static JevonsIndex of(Chain chain) {
    Map<YearMonth, List<PriceRelatives>> byMonth =
        chain.relatives().stream()
            .collect(
                Collectors.groupingBy(
                    PriceRelatives::month, TreeMap::new, Collectors.toUnmodifiableList()));
    Map<YearMonth, Double> logLevels = new HashMap<>(chain.logLevels());
    double logLevel = chain.lastLogLevel();
    for (Map.Entry<YearMonth, List<PriceRelatives>> month : byMonth.entrySet()) {
      logLevel = logLevel(month.getValue(), logLevels, logLevel);
      logLevels.put(month.getKey(), logLevel);
    }
    return new JevonsIndex(BASE * Math.exp(logLevel), chain.pairs() + pairs(chain.relatives()));
  }

  private static double logLevel(
      List<PriceRelatives> month, Map<YearMonth, Double> logLevels, double before) {
    double sum = 0;
    for (PriceRelatives group : month) {
      if (group.matched()) {
        sum += group.logRatioSum() + group.pairs() * logLevels.getOrDefault(group.earlier(), 0.0);
      }
    }
    long pairs = pairs(month);
    return pairs == 0 ? before : sum / pairs;
  }

  private static long pairs(List<PriceRelatives> relatives) {
    return relatives.stream()
        .filter(PriceRelatives::matched)
        .mapToLong(PriceRelatives::pairs)
        .sum();
  }
}
