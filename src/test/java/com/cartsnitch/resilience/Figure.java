package com.cartsnitch.resilience;

import java.util.Locale;

/**
 * What a test measured.
 *
 * @param what in words
 * @param relation how it must stand to its bound
 * @param measured in the unit
 * @param bound in the unit
 * @param unit {@code ms}, {@code %}, or nothing for a count
 */
public record Figure(String what, Relation relation, double measured, double bound, String unit) {
  /** How what is measured must stand to its bound. */
  public enum Relation {
    /** The bound is the most. */
    AT_MOST("at most"),
    /** The bound is the least. */
    AT_LEAST("at least");

    private final String words;

    Relation(String words) {
      this.words = words;
    }

    /** As a sentence says it. */
    public String words() {
      return words;
    }
  }

  /** Whether the bound was kept. */
  public boolean held() {
    return relation == Relation.AT_MOST ? measured <= bound : measured >= bound;
  }

  /** The measured value with its unit. */
  public String measuredText() {
    return text(measured);
  }

  /** The bound with its unit. */
  public String boundText() {
    return relation.words() + ' ' + text(bound);
  }

  private String text(double value) {
    return String.format(Locale.ROOT, "%.0f %s", value, unit).strip();
  }

  @Override
  public String toString() {
    return what + ": " + measuredText() + ", " + boundText();
  }
}
