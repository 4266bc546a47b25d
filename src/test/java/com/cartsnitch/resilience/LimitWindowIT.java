package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.EdgeClients.Exchange;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One client asks two replicas for longer than two windows: no window, wherever it starts, holds
 * more than the limit. With {@code -Dchaos.strict=true} the limit is the published one, and takes
 * 155 s.
 */
class LimitWindowIT {
  private static final boolean STRICT = Boolean.getBoolean("chaos.strict");
  private static final int LIMIT = STRICT ? 60 : 20;
  private static final int WINDOW_SECONDS = STRICT ? 60 : 2;
  private static final Duration TIME = Duration.ofSeconds(STRICT ? 155 : 6);

  /** A client sees a request before Redis does and the answer after it, on a busy machine. */
  private static final Duration SLACK = Duration.ofMillis(STRICT ? 0 : 500);

  private static final int REQUESTS = STRICT ? 20_000 : 500;

  @Test
  void noWindowHoldsMoreWhereverItStarts() throws Exception {
    Run run = run();
    List<Exchange> exchanges = run.exchanges;
    // on a machine so busy that Redis is late, each replica counts by itself
    int limit = run.redisWasLate && !STRICT ? 2 * LIMIT : LIMIT;
    List<Exchange> admitted =
        exchanges.stream().filter(Exchange::greedy).filter(Exchange::admitted).toList();
    Duration bySending = shortest(admitted.stream().map(Exchange::start), limit);
    Duration byAnswer = shortest(admitted.stream().map(Exchange::end), limit);
    System.out.printf(
        "%d requests of one client, %d admitted; the shortest time that holds %d of them is %d ms"
            + " by when they were sent, %d ms by when they were answered%n",
        exchanges.stream().filter(Exchange::greedy).count(),
        admitted.size(),
        limit + 1,
        bySending.toMillis(),
        byAnswer.toMillis());
    assertThat(admitted).hasSizeGreaterThanOrEqualTo(2 * LIMIT);
    Duration window = Duration.ofSeconds(WINDOW_SECONDS).minus(SLACK);
    assertThat(bySending).isGreaterThan(window);
    assertThat(byAnswer).isGreaterThan(window);
  }

  private static Run run() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      Map<String, String> settings =
          Map.of(
              "CARTSNITCH_REDIS_URL", redis.url(),
              "CARTSNITCH_RATE_LIMIT_ENABLED", "true",
              "CARTSNITCH_RATE_LIMIT_REQUESTS", Integer.toString(LIMIT),
              "CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS", Integer.toString(WINDOW_SECONDS),
              "CARTSNITCH_TRUSTED_PROXIES", "127.0.0.0/8,::1");
      try (ApiService one = ApiService.start(settings);
          ApiService two = one.another(settings)) {
        return run(one, two);
      }
    }
  }

  private static Run run(ApiService one, ApiService two) throws Exception {
    long unanswered = UnansweredCalls.count(one);
    try (EdgeClients clients = new EdgeClients(List.of(one, two))) {
      long start = System.nanoTime();
      Eventually.waitFor(
          "all is asked",
          TIME.multipliedBy(4),
          () ->
              System.nanoTime() - start > TIME.toNanos()
                  && clients.exchanges().size() > 2 * REQUESTS);
      return new Run(clients.exchanges(), UnansweredCalls.count(one) > unanswered);
    }
  }

  private record Run(List<Exchange> exchanges, boolean redisWasLate) {}

  private static Duration shortest(Stream<Long> times, int limit) {
    List<Long> sorted = times.sorted().toList();
    return Duration.ofNanos(
        IntStream.range(limit, sorted.size())
            .mapToLong(i -> sorted.get(i) - sorted.get(i - limit))
            .min()
            .orElse(0));
  }
}
