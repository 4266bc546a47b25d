package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;
import java.util.List;

/** A picture of a test: requests by outcome, and how long they took, over time. */
final class Chart {
  static final int HEIGHT = 440;

  private static final Panel DATA = new Panel(50, 130);
  private static final Panel PROBES = new Panel(155, 215);
  private static final Panel TIMES = new Panel(240, 400);

  private Chart() {}

  /** As SVG. */
  static String of(Timeline timeline) {
    TimeAxis time = TimeAxis.of(timeline);
    Html svg = new Html();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 980 %s\" width=\"980\""
            + " height=\"%s\" role=\"img\">",
        HEIGHT, HEIGHT);
    Legend.draw(svg, timeline);
    FaultMarks.draw(svg, timeline, time, DATA.top(), TIMES.bottom());
    bars(svg, timeline, time, DATA, "data requests / s", false);
    bars(svg, timeline, time, PROBES, "probes / s", true);
    LatencyDots.draw(svg, timeline, time, TIMES);
    marks(svg, time);
    svg.add("</svg>");
    return svg.toString();
  }

  private static void bars(
      Html svg, Timeline timeline, TimeAxis time, Panel panel, String title, boolean probes) {
    OutcomeBars.of(timeline, time, List.of(Series.values()), probes).draw(svg, time, panel, title);
  }

  private static void marks(Html svg, TimeAxis time) {
    for (double second = 0; second <= time.seconds(); second += time.step()) {
      svg.add(
          "<text x=\"%s\" y=\"%s\" class=\"tick\" text-anchor=\"middle\">%s</text>",
          time.x(second),
          TIMES.bottom() + 16,
          second == Math.rint(second) ? Long.toString((long) second) : Double.toString(second));
    }
    svg.add(
        "<text x=\"%s\" y=\"%s\" class=\"axis\" text-anchor=\"middle\">seconds</text>",
        (TimeAxis.LEFT + TimeAxis.RIGHT) / 2, TIMES.bottom() + 34);
  }
}
