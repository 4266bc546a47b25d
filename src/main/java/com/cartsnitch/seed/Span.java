package com.cartsnitch.seed;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The six months of the data. Days are counted from the first one, which is 0.
 *
 * @param first the first day
 * @param days how many there are
 */
record Span(LocalDate first, int days) {
  private static final int MONTHS = 6;
  private static final int EPOCH_TO_SUNDAY = 4; // 1970-01-01 was a Thursday
  private static final int WEEK = 7;

  static Span until(LocalDate last) {
    LocalDate first = last.minusMonths(MONTHS).plusDays(1);
    return new Span(first, (int) (last.toEpochDay() - first.toEpochDay()) + 1);
  }

  LocalDate date(int day) {
    return first.plusDays(day);
  }

  LocalDate last() {
    return date(days - 1);
  }

  /** The number of the week, Sunday to Saturday, that weekly ads are made for. */
  long week(int day) {
    return Math.floorDiv(date(day).toEpochDay() + EPOCH_TO_SUNDAY, WEEK);
  }

  /** A moment as PostgreSQL reads it. */
  String instant(int day, int second) {
    return date(day).atTime(LocalTime.ofSecondOfDay(second)).toInstant(ZoneOffset.UTC).toString();
  }

  /**
   * How many of the purchases were made before a day; people shop most at the weekend.
   *
   * @param day any day, or the one after the last
   * @param purchases how many there are
   */
  int purchasesBefore(int day, int purchases) {
    return (int) ((long) purchases * weightBefore(day) / weightBefore(days));
  }

  private long weightBefore(int day) {
    long weight = 0;
    for (int i = 0; i < day; i++) {
      weight += weight(date(i));
    }
    return weight;
  }

  private static int weight(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 3;
      case FRIDAY -> 4;
      case SATURDAY -> 6;
      case SUNDAY -> 5;
    };
  }
}
