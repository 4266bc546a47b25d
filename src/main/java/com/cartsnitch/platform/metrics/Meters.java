package com.cartsnitch.platform.metrics;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Registers the service's meters with Helidon's registry, and takes them out again when it closes:
 * the registry lives as long as the process, what the meters read does not.
 */
public final class Meters implements AutoCloseable {
  // buckets can be added up over replicas, percentiles can not
  private static final double[] NO_PERCENTILES = {};
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  // a meter that is asked for again is the one that is there
  private final Set<Meter> registered = ConcurrentHashMap.newKeySet();

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A histogram of times.
   *
   * @param name dotted; in Prometheus {@code a.b} is {@code a_b_seconds}
   * @param description what is measured
   * @param tags name to value
   */
  public Timer timer(String name, String description, Map<String, String> tags) {
    return add(
        Timer.builder(name)
            .description(description)
            .tags(tags(tags))
            .percentiles(NO_PERCENTILES)
            .buckets(BUCKETS));
  }

  /**
   * A count that only grows.
   *
   * @param name dotted; in Prometheus {@code a.b} is {@code a_b_total}
   * @param description what is counted
   * @param tags name to value
   */
  public Counter counter(String name, String description, Map<String, String> tags) {
    return add(Counter.builder(name).description(description).tags(tags(tags)));
  }

  /**
   * A gauge that is read when metrics are scraped.
   *
   * @param name dotted; in Prometheus {@code a.b} is {@code a_b}
   * @param description what is read
   * @param tags name to value
   * @param value reads it
   */
  public void gauge(
      String name, String description, Map<String, String> tags, Supplier<Integer> value) {
    add(Gauge.builder(name, value).description(description).tags(tags(tags)));
  }

  @Override
  public void close() {
    registered.forEach(registry::remove);
  }

  private <B extends Meter.Builder<B, M>, M extends Meter> M add(B builder) {
    M meter = registry.getOrCreate(builder);
    registered.add(meter);
    return meter;
  }

  private static List<Tag> tags(Map<String, String> tags) {
    List<Tag> list = new ArrayList<>(tags.size());
    tags.forEach((key, value) -> list.add(Tag.create(key, value)));
    return list;
  }
}
