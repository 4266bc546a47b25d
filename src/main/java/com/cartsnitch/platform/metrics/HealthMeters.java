package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.health.Reason;
import com.cartsnitch.platform.health.Verdict;
import io.helidon.metrics.api.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts the verdicts on the database. */
public final class HealthMeters implements Consumer<Verdict> {
  private final Meters meters;
  private final Map<String, Counter> verdicts = new ConcurrentHashMap<>();
  private volatile boolean up;

  /** Registers the meters. */
  public HealthMeters(Meters meters) {
    this.meters = meters;
    meters.gauge("health.ready", "1 while the database can be used", Map.of(), () -> up ? 1 : 0);
  }

  @Override
  public void accept(Verdict verdict) {
    up = verdict.up();
    Reason reason = verdict.reason();
    verdicts.computeIfAbsent(reason == null ? "ok" : reason.word(), this::counter).increment();
  }

  private Counter counter(String verdict) {
    return meters.counter(
        "health.verdicts", "Verdicts on the database", Map.of("verdict", verdict));
  }
}
