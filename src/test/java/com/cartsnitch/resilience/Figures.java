package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.Figure.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Holds what a test measured against its bound, and keeps both for the report of the fault matrix,
 * whether or not the bound was kept.
 */
public final class Figures {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PERCENT = 100;
  private static final Queue<Figure> FIGURES = new ConcurrentLinkedQueue<>();

  private Figures() {}

  /**
   * Something took no longer than it may.
   *
   * @param what in words that say by themselves what was measured: {@code "ready after the return"}
   */
  public static void within(String what, Duration measured, Duration bound) {
    check(new Figure(what, Relation.AT_MOST, millis(measured), millis(bound), "ms"));
  }

  /** A wait that is promised was not cut short. */
  public static void atLeast(String what, Duration measured, Duration bound) {
    check(new Figure(what, Relation.AT_LEAST, millis(measured), millis(bound), "ms"));
  }

  /** A count is not above its bound. */
  public static void atMost(String what, long measured, long bound) {
    check(new Figure(what, Relation.AT_MOST, measured, bound, ""));
  }

  /** A count is not below its bound. */
  public static void atLeast(String what, long measured, long bound) {
    check(new Figure(what, Relation.AT_LEAST, measured, bound, ""));
  }

  /**
   * A share is not below its bound.
   *
   * @param measured 1.0 is all
   * @param least likewise
   */
  public static void share(String what, double measured, double least) {
    check(new Figure(what, Relation.AT_LEAST, PERCENT * measured, PERCENT * least, "%"));
  }

  /** Takes what was measured since the last call: one test's, as tests run one after another. */
  public static List<Figure> take() {
    List<Figure> taken = new ArrayList<>();
    for (Figure figure = FIGURES.poll(); figure != null; figure = FIGURES.poll()) {
      taken.add(figure);
    }
    return taken;
  }

  private static void check(Figure figure) {
    FIGURES.add(figure);
    System.out.println("figure: " + figure);
    assertThat(figure).matches(Figure::held, figure.boundText());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
