package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Figure;
import java.util.List;

/**
 * A figure and where it comes from.
 *
 * @param run which run of the tests; later ones sort behind earlier ones
 * @param test the class and method that measured it
 * @param rows the rows that the test proves
 * @param figure the figure
 */
record FigureRecord(String run, String test, List<String> rows, Figure figure) {

  List<String> cells() {
    return List.of(
        run,
        test,
        String.join(" ", rows),
        figure.what(),
        figure.relation().name(),
        Double.toString(figure.measured()),
        Double.toString(figure.bound()),
        figure.unit());
  }

  static FigureRecord of(List<String> cells) {
    return new FigureRecord(
        cells.get(0),
        cells.get(1),
        List.of(cells.get(2).split(" ")),
        new Figure(
            cells.get(3),
            Figure.Relation.valueOf(cells.get(4)),
            Double.parseDouble(cells.get(5)),
            Double.parseDouble(cells.get(6)),
            cells.get(7)));
  }
}
