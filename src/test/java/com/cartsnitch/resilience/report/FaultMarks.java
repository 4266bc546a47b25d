package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;

/** The time in which the fault lasts, as a field with a line at its begin and its end. */
final class FaultMarks {
  /** What the labels of both lines need. */
  private static final int LABELS = 170;

  private FaultMarks() {}

  static void draw(Html svg, Timeline timeline, TimeAxis time, int top, int bottom) {
    for (int i = 0; i < timeline.begins().size(); i++) {
      double begin = time.secondsAt(timeline.begins().get(i));
      boolean ends = i < timeline.ends().size();
      double end = ends ? time.secondsAt(timeline.ends().get(i)) : time.seconds();
      svg.add(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"fault\"/>",
          time.x(begin), top, Math.max(1, Math.round(time.x(end) - time.x(begin))), bottom - top);
      boolean room = time.x(end) - time.x(begin) > LABELS;
      mark(svg, time.x(begin), top, bottom, room ? "fault begins" : "fault", "start");
      if (ends && room) {
        mark(svg, time.x(end), top, bottom, "fault ends", "end");
      }
    }
  }

  private static void mark(Html svg, double x, int top, int bottom, String label, String anchor) {
    svg.add("<path d=\"M%s %s V%s\" class=\"mark\"/>", x, top - 12, bottom);
    svg.add(
        "<text x=\"%s\" y=\"%s\" class=\"label\" text-anchor=\"%s\">%s</text>",
        anchor.equals("start") ? x + 4 : x - 4, top - 4, anchor, label);
  }
}
