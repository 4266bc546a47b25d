package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;
import com.cartsnitch.testing.Answer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many requests a second were answered how, by when they were asked, in stacked bars. */
record OutcomeBars(Map<Series, int[]> counts, double width, int bars) {
  private static final double WIDTH = 0.5;

  static OutcomeBars of(Timeline timeline, TimeAxis time, List<Series> series, boolean probes) {
    double width = Math.max(WIDTH, time.step() / 4);
    int bars = (int) (time.seconds() / width) + 1;
    Map<Series, int[]> counts = new EnumMap<>(Series.class);
    for (Series each : series) {
      if (each.probe() == probes) {
        counts.put(each, new int[bars]);
      }
    }
    for (Answer answer : timeline.answers()) {
      int[] count = counts.get(Series.of(answer));
      if (count != null) {
        count[(int) Math.min(bars - 1, time.secondsAt(answer.askedAt()) / width)]++;
      }
    }
    return new OutcomeBars(counts, width, bars);
  }

  void draw(Html svg, TimeAxis time, Panel panel, String title) {
    double most = most();
    panel.mark(svg, 1, Long.toString(Math.round(most / width)));
    panel.mark(svg, 0, "0");
    for (int bar = 0; bar < bars; bar++) {
      double below = 0;
      for (Map.Entry<Series, int[]> each : counts.entrySet()) {
        double count = each.getValue()[bar] / most;
        if (count > 0) {
          draw(svg, time, panel, bar, below, count, each.getKey().colour());
          below += count;
        }
      }
    }
    panel.frame(svg, title);
  }

  private void draw(
      Html svg, TimeAxis time, Panel panel, int bar, double below, double share, String colour) {
    double left = time.x(bar * width);
    double right = time.x((bar + 1) * width);
    svg.add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
        left,
        panel.y(below + share),
        Math.max(1, Math.round(right - left) - 1),
        Math.round((panel.bottom() - panel.top()) * share * 10) / 10.0,
        colour);
  }

  private double most() {
    int most = 1;
    for (int bar = 0; bar < bars; bar++) {
      int sum = 0;
      for (int[] count : counts.values()) {
        sum += count[bar];
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
