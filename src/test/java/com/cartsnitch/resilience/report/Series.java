package com.cartsnitch.resilience.report;

import com.cartsnitch.testing.Answer;

/** Kinds of answers that a chart tells apart, by colour and by form. */
enum Series {
  DATA_ANSWERED("data answered", "#1f9254"),
  DATA_REFUSED("data refused (503)", "#e08600"),
  DATA_FAILED("data: other 5xx, or no answer", "#c62828"),
  PROBE_HEALTHY("probe 200", "#3f7fbf"),
  PROBE_UNHEALTHY("probe 503", "#8e5bb5"),
  PROBE_FAILED("probe: other, or no answer", "#c62828");

  private final String label;
  private final String colour;

  Series(String label, String colour) {
    this.label = label;
    this.colour = colour;
  }

  static Series of(Answer answer) {
    boolean refused = answer.status() == 503;
    boolean failed = answer.status() == 0 || answer.status() >= 500;
    if (answer.path().startsWith("/health")) {
      return refused ? PROBE_UNHEALTHY : failed ? PROBE_FAILED : PROBE_HEALTHY;
    }
    return refused ? DATA_REFUSED : failed ? DATA_FAILED : DATA_ANSWERED;
  }

  boolean probe() {
    return this == PROBE_HEALTHY || this == PROBE_UNHEALTHY || this == PROBE_FAILED;
  }

  String label() {
    return label;
  }

  String colour() {
    return colour;
  }
}
