package com.cartsnitch.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long one kind of request took, in milliseconds, in the order of asking. */
final class Latencies {
  /** Half of the width of an interval of 95 percent, in standard deviations. */
  static final double SURE = 1.96;

  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

  void add(long nanos) {
    millis.add(nanos / 1e6);
  }

  int count() {
    return millis.size();
  }

  /** The time that a share of the requests did not exceed: 0.5 for the median. */
  double at(double share) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  double min() {
    return Collections.min(millis);
  }

  double max() {
    return Collections.max(millis);
  }

  /**
   * The rank-sum test of Mann and Whitney: how far the sum of our ranks among all is from what it
   * would be if both were alike, in standard deviations. Beyond 1.96 chance explains it in 5
   * percent of all runs.
   */
  double rankSum(Latencies other) {
    double ours = count();
    double theirs = other.count();
    List<Timed> all =
        Stream.concat(
                millis.stream().map(time -> new Timed(time, true)),
                other.millis.stream().map(time -> new Timed(time, false)))
            .sorted(Comparator.comparingDouble(Timed::time))
            .toList();
    double ranks =
        IntStream.range(0, all.size()).filter(i -> all.get(i).ours()).mapToDouble(i -> i + 1).sum();
    double above = ranks - ours * (ours + 1) / 2 - ours * theirs / 2;
    return above / Math.sqrt(ours * theirs * (ours + theirs + 1) / 12);
  }

  /**
   * Where the median of the differences between our and their requests, pair by pair, is with 95
   * percent certainty: whatever the noise of the machine is, a constant difference would be in it.
   */
  Interval medianDifference(Latencies other) {
    double[] differences =
        IntStream.range(0, count())
            .mapToDouble(i -> millis.get(i) - other.millis.get(i))
            .sorted()
            .toArray();
    double reach = SURE / 2 * Math.sqrt(differences.length);
    double middle = differences.length / 2.0;
    return new Interval(
        differences[(int) Math.max(0, Math.floor(middle - reach))],
        differences[(int) Math.min(differences.length - 1.0, Math.ceil(middle + reach))]);
  }

  /**
   * From and to.
   *
   * @param from the lower end, in milliseconds
   * @param to the upper end, in milliseconds
   */
  record Interval(double from, double to) {}

  private record Timed(double time, boolean ours) {}
}
