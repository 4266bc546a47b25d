package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;
import com.cartsnitch.testing.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How long each answer took, by when it was asked for; from 1 ms to 100 s, each line ten times. */
final class LatencyDots {
  private static final List<String> MARKS =
      List.of("1 ms", "10 ms", "100 ms", "1 s", "10 s", "100 s");

  private LatencyDots() {}

  static void draw(Html svg, Timeline timeline, TimeAxis time, Panel panel) {
    for (int i = 0; i < MARKS.size(); i++) {
      panel.mark(svg, (double) i / (MARKS.size() - 1), MARKS.get(i));
    }
    Set<String> drawn = new HashSet<>();
    for (Answer answer : timeline.answers()) {
      Series series = Series.of(answer);
      long x = Math.round(time.x(time.secondsAt(answer.askedAt())));
      long y = Math.round(panel.y(share(answer)));
      // thousands of answers: what would lie upon another adds nothing
      if (drawn.add(series + " " + x + " " + y)) {
        draw(svg, series, x, y);
      }
    }
    panel.frame(svg, "time to answer");
  }

  private static void draw(Html svg, Series series, long x, long y) {
    if (series.probe()) {
      svg.add(
          "<rect x=\"%s\" y=\"%s\" width=\"3\" height=\"3\" fill=\"none\" stroke=\"%s\"/>",
          x - 1, y - 1, series.colour());
    } else {
      svg.add("<circle cx=\"%s\" cy=\"%s\" r=\"2.4\" fill=\"%s\"/>", x, y, series.colour());
    }
  }

  private static double share(Answer answer) {
    double millis = answer.elapsed().toNanos() / 1e6;
    return Math.clamp(Math.log10(Math.max(1, millis)) / (MARKS.size() - 1), 0, 1);
  }
}
