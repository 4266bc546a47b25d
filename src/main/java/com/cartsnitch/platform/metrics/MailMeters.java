package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.mail.Postman.Outcome;
import io.helidon.metrics.api.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Counts letters by what became of them. */
public final class MailMeters implements Consumer<Outcome> {
  private final Map<Outcome, Counter> letters = new EnumMap<>(Outcome.class);

  /** Registers the meters. */
  public MailMeters(Meters meters) {
    for (Outcome outcome : Outcome.values()) {
      letters.put(
          outcome,
          meters.counter(
              "mail.letters",
              "Letters by what became of them",
              Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))));
    }
  }

  @Override
  public void accept(Outcome outcome) {
    Counter counter = letters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
