package com.cartsnitch.inflation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far back an index looks. */
enum Period {
  ALL_TIME("all-time", null),
  ONE_YEAR("1y", 12),
  SIX_MONTHS("6m", 6),
  THREE_MONTHS("3m", 3),
  ONE_MONTH("1m", 1);

  private final String word;
  private final @Nullable Integer months;

  Period(String word, @Nullable Integer months) {
    this.word = word;
    this.months = months;
  }

  /** What clients write. */
  String word() {
    return word;
  }

  /** How many months it goes back from the newest one; null: to the beginning. */
  @Nullable Integer months() {
    return months;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Period::word).toList();
  }

  /**
   * The period with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Period of(String word) {
    return Arrays.stream(values())
        .filter(period -> period.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such period: " + word));
  }
}
