package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.answers.AnswerCache.Outcome;
import io.helidon.metrics.api.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Counts answers with public data by where they came from. */
public final class CacheMeters implements Consumer<Outcome> {
  private final Map<Outcome, Counter> answers = new EnumMap<>(Outcome.class);

  /** Registers the meters. */
  public CacheMeters(Meters meters) {
    for (Outcome outcome : Outcome.values()) {
      answers.put(
          outcome,
          meters.counter(
              "cache.answers",
              "Answers with public data by where they came from: this process, Redis, the database,"
                  + " another request's work, or this process while the database is away",
              Map.of("source", outcome.name().toLowerCase(Locale.ROOT))));
    }
  }

  @Override
  public void accept(Outcome outcome) {
    Counter counter = answers.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
