package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.redis.RedisCalls.Outcome;
import io.helidon.metrics.api.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the calls to Redis by what came of them. */
public final class RedisMeters implements Consumer<Outcome> {
  private final Map<Outcome, Counter> calls = new EnumMap<>(Outcome.class);

  /** Registers the meters. */
  public RedisMeters(Meters meters) {
    for (Outcome outcome : Outcome.values()) {
      calls.put(
          outcome,
          meters.counter(
              "redis.calls",
              "Calls to Redis: answered, failed, or skipped because it is known to be away",
              Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))));
    }
  }

  @Override
  public void accept(Outcome outcome) {
    Counter counter = calls.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
