package com.cartsnitch.inflation;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the index of one category is made of: how far it is chained already, and the relatives of
 * the months after that.
 *
 * @param category the category
 * @param first the first month that is chained already; null where none is
 * @param logLevels the logarithms of the levels of the last chained months, as far back as a
 *     relative looks
 * @param pairs how many relatives stand behind them
 * @param relatives those of the months after that
 */
record Chain(
    String category,
    @Nullable YearMonth first,
    Map<YearMonth, Double> logLevels,
    long pairs,
    List<PriceRelatives> relatives) {

  static Chain fromTheBeginning(String category, List<PriceRelatives> relatives) {
    return new Chain(category, null, Map.of(), 0, relatives);
  }

  boolean empty() {
    return first == null && relatives.isEmpty();
  }

  /** The first month in which anything was seen. */
  YearMonth firstMonth() {
    return Stream.concat(Stream.ofNullable(first), relatives.stream().map(PriceRelatives::month))
        .min(YearMonth::compareTo)
        .orElseThrow();
  }

  /** The logarithm of the last level that is chained already. */
  double lastLogLevel() {
    Optional<YearMonth> last = logLevels.keySet().stream().max(YearMonth::compareTo);
    return last.map(logLevels::get).orElse(0.0);
  }
}
