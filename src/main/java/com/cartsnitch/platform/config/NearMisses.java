package com.cartsnitch.platform.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds variables that are no setting but look like a misspelt one. */
public final class NearMisses {
  private static final int MAX_EDITS = 2;

  private NearMisses() {}

  /**
   * One warning for each.
   *
   * @param given the names of the variables of the process
   * @param known the names of the settings
   */
  public static List<String> of(Collection<String> given, Collection<String> known) {
    return given.stream()
        .filter(name -> name.startsWith("CARTSNITCH_") && !known.contains(name))
        .sorted()
        .flatMap(name -> closest(name, known).map(hit -> line(name, hit)).stream())
        .toList();
  }

  private static Optional<String> closest(String name, Collection<String> known) {
    return known.stream().filter(candidate -> edits(name, candidate) <= MAX_EDITS).findFirst();
  }

  private static String line(String name, String meant) {
    return "%s is not a setting: was %s meant?".formatted(name, meant);
  }

  /** The Levenshtein distance. */
  private static int edits(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[right.length()];
  }
}
