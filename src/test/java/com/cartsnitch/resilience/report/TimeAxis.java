package com.cartsnitch.resilience.report;

import com.cartsnitch.resilience.Timeline;
import com.cartsnitch.testing.Answer;
import java.util.stream.LongStream;

/**
 * From moments to places on a chart.
 *
 * @param first when the first request was sent, by {@code System.nanoTime}
 * @param seconds until the last answer
 */
record TimeAxis(long first, double seconds) {
  static final int LEFT = 70;
  static final int RIGHT = 960;

  static TimeAxis of(Timeline timeline) {
    long first = timeline.answers().stream().mapToLong(Answer::askedAt).min().orElse(0);
    long last =
        LongStream.concat(
                timeline.answers().stream().mapToLong(TimeAxis::end),
                timeline.ends().stream().mapToLong(Long::longValue))
            .max()
            .orElse(first);
    return new TimeAxis(first, Math.max(1, (last - first) / 1e9));
  }

  double secondsAt(long moment) {
    return (moment - first) / 1e9;
  }

  double x(double second) {
    double place = LEFT + (RIGHT - LEFT) * second / seconds;
    return Math.clamp(Math.round(place * 10) / 10.0, LEFT, RIGHT);
  }

  /** Seconds between two marks, so that there are about ten. */
  double step() {
    double step = 0.5;
    while (seconds / step > 16) {
      step *= step == 2 || step == 20 ? 2.5 : 2;
    }
    return step;
  }

  private static long end(Answer answer) {
    return answer.askedAt() + answer.elapsed().toNanos();
  }
}
