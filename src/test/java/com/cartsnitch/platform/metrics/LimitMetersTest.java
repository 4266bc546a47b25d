package com.cartsnitch.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitMetersTest {
  private final MeterRegistry registry = MetricsFactory.getInstance().globalRegistry();

  @Test
  void countsByLimit() {
    try (Meters meters = new Meters(registry)) {
      LimitMeters refusals = new LimitMeters(meters);
      refusals.accept("test-a");
      refusals.accept("test-b");
      refusals.accept("test-a");
      assertThat(count("test-a")).isEqualTo(2);
      assertThat(count("test-b")).isEqualTo(1);
    }
  }

  private long count(String limit) {
    return registry
        .counter("http.server.limited", List.of(Tag.create("limit", limit)))
        .map(Counter::count)
        .orElse(0L);
  }
}
