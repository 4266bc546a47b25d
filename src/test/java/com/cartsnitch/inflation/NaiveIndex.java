package com.cartsnitch.inflation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The index of one category straight from its definition, month by month and pair by pair, out of
 * single observations.
 */
final class NaiveIndex {
  private final Map<String, NavigableMap<YearMonth, List<Double>>> prices = new HashMap<>();
  private final Map<YearMonth, Double> index = new HashMap<>();

  void observe(String pair, YearMonth month, double price) {
    prices
        .computeIfAbsent(pair, _ -> new TreeMap<>())
        .computeIfAbsent(month, _ -> new ArrayList<>())
        .add(price);
  }

  double at(YearMonth end) {
    YearMonth first =
        prices.values().stream()
            .map(NavigableMap::firstKey)
            .min(YearMonth::compareTo)
            .orElseThrow();
    index.put(first, 100.0);
    for (YearMonth month = first.plusMonths(1); !month.isAfter(end); month = month.plusMonths(1)) {
      index.put(month, level(month));
    }
    return index(end);
  }

  private double level(YearMonth month) {
    double before = index(month.minusMonths(1));
    double product = 1;
    int count = 0;
    for (NavigableMap<YearMonth, List<Double>> pair : prices.values()) {
      YearMonth earlier = pair.lowerKey(month);
      if (pair.containsKey(month) && earlier != null && !earlier.isBefore(month.minusMonths(12))) {
        product *= mean(pair, month) / (mean(pair, earlier) * before / index(earlier));
        count++;
      }
    }
    return count == 0 ? before : before * Math.pow(product, 1.0 / count);
  }

  private double index(YearMonth month) {
    Double level = index.get(month);
    if (level == null) {
      throw new IllegalStateException("no index yet for " + month);
    }
    return level;
  }

  private static double mean(NavigableMap<YearMonth, List<Double>> pair, YearMonth month) {
    return pair.getOrDefault(month, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }
}
