package com.cartsnitch.platform.telemetry;

import java.util.Map;
import java.util.function.Consumer;

/** Counts the requests that a limit refused. */
public final class LimitMeters implements Consumer<String> {
  private final Meters meters;

  /** Makes the meters. */
  public LimitMeters(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void accept(String limit) {
    meters
        .counter(
            "http.server.limited",
            "Requests that a limit refused, by limit",
            Map.of("limit", limit))
        .increment();
  }
}
