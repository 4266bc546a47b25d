package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.database.RetryCause;
import com.cartsnitch.platform.database.StatementListener;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times statements by their names, of which the code has so many, and counts repetitions. */
public final class StatementMeters implements StatementListener {
  private final Meters meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<RetryCause, Counter> repeated = new EnumMap<>(RetryCause.class);

  public StatementMeters(Meters meters) {
    this.meters = meters;
    for (RetryCause cause : RetryCause.values()) {
      repeated.put(
          cause,
          meters.counter(
              "db.retries",
              "Units of work that were repeated",
              Map.of("cause", cause.name().toLowerCase(Locale.ROOT))));
    }
  }

  @Override
  public void repeated(RetryCause cause) {
    Counter counter = repeated.get(cause);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void ran(String statement, Duration took) {
    timers.computeIfAbsent(statement, this::timer).record(took);
  }

  private Timer timer(String statement) {
    return meters.timer(
        "db.statement",
        "Statements, the wait for a connection included",
        Map.of("statement", statement));
  }
}
