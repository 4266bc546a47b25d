package com.cartsnitch.testing;

import java.util.stream.Stream;

/** Reads what the admin listener measures. */
public final class PrometheusText {
  private PrometheusText() {}

  /**
   * The sum of a metric over all its series with the labels.
   *
   * @param text Prometheus' text format
   * @param metric its name, suffix included
   * @param labels each as {@code name="value"}
   */
  public static double sum(String text, String metric, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(metric + '{'))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
