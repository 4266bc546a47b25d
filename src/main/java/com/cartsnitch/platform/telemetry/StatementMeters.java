package com.cartsnitch.platform.telemetry;

import com.cartsnitch.platform.database.StatementListener;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times statements by their names; there are as many as the code has. */
public final class StatementMeters implements StatementListener {
  private final Meters meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  /** Makes the meters; each statement's is registered when it first runs. */
  public StatementMeters(Meters meters) {
    this.meters = meters;
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
