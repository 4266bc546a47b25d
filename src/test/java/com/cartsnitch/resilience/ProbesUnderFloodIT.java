package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Clients far over their limit, as many as it takes: probes are answered in time all the same. They
 * are looked at once the flood runs through compiled code: before that the compiler, the clients
 * and the service share what cores there are, and one answer in forty took 0.9 to 1.7 s on two of
 * them.
 */
class ProbesUnderFloodIT {
  private static final int CONNECTIONS = 32;
  private static final int PROBES = 40;
  private static final int WARM = 10_000;
  private static final Duration WARM_UP = Duration.ofMinutes(1);
  private static final String REQUEST = "GET /api/v1/stores HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  @FaultRow("F23")
  void probesAreAnsweredInTime() throws Exception {
    AtomicLong refused = new AtomicLong();
    CountDownLatch stop = new CountDownLatch(1);
    List<Answer> probes = new ArrayList<>();
    try (ApiService service = ApiService.start(Map.of("CARTSNITCH_RATE_LIMIT_ENABLED", "true"));
        ExecutorService flood = Executors.newFixedThreadPool(CONNECTIONS);
        TestClient prober = new TestClient(service.port())) {
      for (int i = 0; i < CONNECTIONS; i++) {
        var _ = flood.submit(() -> flood(service.port(), stop, refused));
      }
      prober.get("/health");
      Eventually.waitFor("compiled code", WARM_UP, () -> refused.get() >= WARM);
      for (int i = 0; i < PROBES; i++) {
        probes.add(prober.get("/health"));
        probes.add(prober.get("/health/live"));
      }
      stop.countDown();
    }
    assertThat(probes).extracting(Answer::status).containsOnly(200);
    Figures.within("longest answer of a probe", Scene.longest(probes), Bounds.inForce().probe());
    assertThat(refused).hasValueGreaterThan(WARM);
  }

  private static boolean flood(int port, CountDownLatch stop, AtomicLong refused)
      throws IOException {
    try (RawClient client = new RawClient(port)) {
      while (stop.getCount() > 0) {
        client.send(REQUEST);
        if (client.answer().status() == 429) {
          refused.incrementAndGet();
        }
      }
    }
    return true;
  }
}
