package com.cartsnitch.resilience;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps what clients of a test saw until the report takes it. */
public final class Timelines {
  private static final AtomicReference<Timeline> LAST = new AtomicReference<>();

  private Timelines() {}

  /** Keeps it for the report of the test that runs; of several the last is kept. */
  public static void keep(Timeline timeline) {
    LAST.set(timeline);
  }

  /** Takes what was kept since the last call. */
  public static Optional<Timeline> take() {
    return Optional.ofNullable(LAST.getAndSet(null));
  }
}
