package com.cartsnitch.platform.metrics;

import io.helidon.metrics.api.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts the requests that a limit refused. */
public final class LimitMeters implements Consumer<String> {
  private final Meters meters;
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  public LimitMeters(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void accept(String limit) {
    refusals.computeIfAbsent(limit, this::counter).increment();
  }

  private Counter counter(String limit) {
    return meters.counter(
        "http.server.limited", "Requests that a limit refused, by limit", Map.of("limit", limit));
  }
}
