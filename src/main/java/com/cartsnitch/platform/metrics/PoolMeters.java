package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.database.pool.PoolListener;
import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Measures the pool: how full it is, how long its connections are waited for, and refusals. */
public final class PoolMeters implements PoolListener {
  private final Timer acquire;
  private final Counter opened;
  private final Counter evictions;
  private final Map<Reason, Counter> refusals = new EnumMap<>(Reason.class);

  /** Registers the meters of the waits. */
  public PoolMeters(Meters meters) {
    this.acquire = meters.timer("db.pool.acquire", "Waits that ended with a connection", Map.of());
    this.opened = meters.counter("db.breaker.opened", "How often the breaker opened", Map.of());
    this.evictions =
        meters.counter("db.pool.evictions", "How often all connections were replaced", Map.of());
    for (Reason reason : Reason.values()) {
      refusals.put(
          reason,
          meters.counter(
              "db.pool.refusals",
              "Requests for a connection that were refused",
              Map.of("reason", reason.name().toLowerCase(Locale.ROOT))));
    }
  }

  /** Registers the gauges of a pool. */
  public static void observe(Meters meters, ConnectionPool pool, DatabaseBreaker breaker) {
    String name = "db.pool.connections";
    String description = "Connections by state";
    meters.gauge(name, description, Map.of("state", "active"), () -> pool.numbers().active());
    meters.gauge(name, description, Map.of("state", "idle"), () -> pool.numbers().idle());
    meters.gauge(name, description, Map.of("state", "max"), () -> pool.numbers().max());
    meters.gauge("db.pool.waiting", "Requests in line", Map.of(), () -> pool.numbers().waiting());
    meters.gauge(
        "db.breaker.open",
        "1 while requests are refused at once because the database is away",
        Map.of(),
        () -> breaker.isOpen() ? 1 : 0);
  }

  /** Registers the gauges of the slots in front of it. */
  public static void observe(Meters meters, Admission admission) {
    String name = "db.admission.slots";
    String description = "Requests that use the database, and how many may";
    meters.gauge(name, description, Map.of("state", "used"), admission::used);
    meters.gauge(name, description, Map.of("state", "max"), admission::slots);
  }

  @Override
  public void acquired(Duration waited) {
    acquire.record(waited);
  }

  @Override
  public void refused(Reason reason) {
    Counter counter = refusals.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void breakerOpened() {
    opened.increment();
  }

  @Override
  public void evicted() {
    evictions.increment();
  }
}
