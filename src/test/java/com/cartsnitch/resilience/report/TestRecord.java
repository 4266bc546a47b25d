package com.cartsnitch.resilience.report;

import java.util.List;

/**
 * How a fault test ended.
 *
 * @param run which run of the tests it belongs to; later ones sort behind earlier ones
 * @param test its class and method
 * @param rows the rows that it proves
 * @param outcome {@code passed}, {@code failed} or {@code skipped}
 * @param millis how long it took
 * @param reason why it failed, else empty
 */
record TestRecord(
    String run, String test, List<String> rows, String outcome, long millis, String reason) {
  static final String PASSED = "passed";
  static final String FAILED = "failed";
  static final String SKIPPED = "skipped";

  List<String> cells() {
    return List.of(run, test, String.join(" ", rows), outcome, Long.toString(millis), reason);
  }

  /**
   * What is to be said of a test that ran again: in the same run with other parameters, or later.
   */
  TestRecord and(TestRecord later) {
    if (!run.equals(later.run)) {
      return later;
    }
    TestRecord decisive = outcome.equals(FAILED) ? this : later;
    return new TestRecord(
        run, test, rows, decisive.outcome, millis + later.millis, decisive.reason);
  }

  static TestRecord of(List<String> cells) {
    return new TestRecord(
        cells.get(0),
        cells.get(1),
        List.of(cells.get(2).split(" ")),
        cells.get(3),
        Long.parseLong(cells.get(4)),
        cells.get(5));
  }
}
