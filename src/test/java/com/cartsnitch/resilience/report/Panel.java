package com.cartsnitch.resilience.report;

/**
 * A part of a chart with an axis of its own.
 *
 * @param top in pixels from above
 * @param bottom likewise
 */
record Panel(int top, int bottom) {
  private static final int TITLE = 16;

  /** The place of a value. */
  double y(double share) {
    return Math.round((bottom - (bottom - top) * share) * 10) / 10.0;
  }

  /** Its lines, and its title on the left. */
  void frame(Html svg, String title) {
    svg.add(
        "<path d=\"M%s %s V%s H%s\" class=\"frame\"/>", TimeAxis.LEFT, top, bottom, TimeAxis.RIGHT);
    svg.add(
        "<text transform=\"translate(%s %s) rotate(-90)\" class=\"axis\""
            + " text-anchor=\"middle\">%s</text>",
        TITLE, (top + bottom) / 2, title);
  }

  /** A line across with its value on the left. */
  void mark(Html svg, double share, String value) {
    svg.add("<path d=\"M%s %s H%s\" class=\"grid\"/>", TimeAxis.LEFT, y(share), TimeAxis.RIGHT);
    svg.add(
        "<text x=\"%s\" y=\"%s\" class=\"tick\" text-anchor=\"end\">%s</text>",
        TimeAxis.LEFT - 6, y(share) + 4, value);
  }
}
