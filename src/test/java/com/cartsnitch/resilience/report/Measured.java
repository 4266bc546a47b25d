package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one test measured of one thing: the figure of the last run and the worst of the last three
 * with the same bound.
 */
record Measured(FigureRecord last, Figure worst, int runs) {
  private static final int RUNS = 3;

  /** Of everything that was measured. */
  static List<Measured> of(List<FigureRecord> records) {
    Map<String, List<FigureRecord>> byThing = new LinkedHashMap<>();
    for (FigureRecord each : records) {
      String thing = each.test() + '\t' + each.figure().what() + each.figure().relation();
      byThing.computeIfAbsent(thing, _ -> new ArrayList<>()).add(each);
    }
    return byThing.values().stream().map(Measured::ofOne).toList();
  }

  private static Measured ofOne(List<FigureRecord> records) {
    FigureRecord newest = records.getLast();
    Map<String, FigureRecord> worstByRun = new TreeMap<>(Comparator.reverseOrder());
    for (FigureRecord each : records) {
      if (each.figure().boundText().equals(newest.figure().boundText())) {
        worstByRun.merge(each.run(), each, Measured::worse);
      }
    }
    FigureRecord last = worstByRun.values().iterator().next();
    Collection<FigureRecord> recent = worstByRun.values().stream().limit(RUNS).toList();
    Figure worst = recent.stream().reduce(last, Measured::worse).figure();
    return new Measured(last, worst, recent.size());
  }

  private static FigureRecord worse(FigureRecord one, FigureRecord other) {
    boolean larger = other.figure().measured() > one.figure().measured();
    boolean most = one.figure().relation() == Figure.Relation.AT_MOST;
    return larger == most ? other : one;
  }
}
