package com.cartsnitch.inflation;

import java.util.Map;

/** Combines the categories' indexes into one. */
final class WeightedMean {
  private WeightedMean() {}

  /**
   * The arithmetic mean, weighted by spending; unweighted where nothing was spent on any of them.
   *
   * @param levels the index of every category, at least one
   * @param spending what was spent on a category; categories without an index don't count
   */
  static double of(Map<String, Double> levels, Map<String, Double> spending) {
    double weights = 0;
    double sum = 0;
    for (Map.Entry<String, Double> category : levels.entrySet()) {
      double weight = spending.getOrDefault(category.getKey(), 0.0);
      weights += weight;
      sum += weight * category.getValue();
    }
    return weights > 0
        ? sum / weights
        : levels.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
