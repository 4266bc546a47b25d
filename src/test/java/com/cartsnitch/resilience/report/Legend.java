package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;
import java.util.List;

/** What the colours of a chart mean: of the kinds that are in it. */
final class Legend {
  private static final int Y = 18;
  private static final int LETTER = 7;

  private Legend() {}

  static void draw(Html svg, Timeline timeline) {
    List<Series> used = timeline.answers().stream().map(Series::of).distinct().sorted().toList();
    int x = TimeAxis.LEFT;
    for (Series series : used) {
      svg.add(
          "<rect x=\"%s\" y=\"%s\" width=\"11\" height=\"11\" fill=\"%s\"/>",
          x, Y - 10, series.colour());
      svg.add("<text x=\"%s\" y=\"%s\" class=\"axis\">%s</text>", x + 16, Y, series.label());
      x += 40 + LETTER * series.label().length();
    }
    svg.add("<rect x=\"%s\" y=\"%s\" width=\"16\" height=\"11\" class=\"fault\"/>", x, Y - 10);
    svg.add("<text x=\"%s\" y=\"%s\" class=\"axis\">fault</text>", x + 21, Y);
  }
}
