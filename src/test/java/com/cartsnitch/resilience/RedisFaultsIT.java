package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.resilience.EdgeClients.Exchange;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas share one Redis, which fails them under load: no request fails for that. */
class RedisFaultsIT {
  private static final boolean STRICT = Boolean.getBoolean("chaos.strict");
  private static final int LIMIT = 50;

  /** A machine that is busy with other things answers late by itself. */
  private static final Duration LONGEST = STRICT ? Duration.ofMillis(250) : Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PHASE = Duration.ofSeconds(2);

  private RedisServer redis;
  private ApiService one;
  private ApiService two;

  @BeforeEach
  void start() throws Exception {
    redis = RedisServer.start();
    Map<String, String> settings =
        Map.of(
            "CARTSNITCH_REDIS_URL",
            redis.url(),
            "CARTSNITCH_RATE_LIMIT_ENABLED",
            "true",
            "CARTSNITCH_RATE_LIMIT_REQUESTS",
            Integer.toString(LIMIT),
            "CARTSNITCH_TRUSTED_PROXIES",
            "127.0.0.0/8,::1");
    one = ApiService.start(settings);
    two = one.another(settings);
    awaitRedis("true");
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
    redis.close();
  }

  @Test
  @FaultRow("F24")
  void killed() throws Exception {
    nobodyNoticesButForTheLimit(RedisFault.KILLED);
  }

  @Test
  @FaultRow("F24")
  void restarted() throws Exception {
    nobodyNoticesButForTheLimit(RedisFault.RESTARTED);
  }

  @Test
  @FaultRow("F25")
  void frozen() throws Exception {
    nobodyNoticesButForTheLimit(RedisFault.FROZEN);
  }

  @Test
  @FaultRow("F26")
  void full() throws Exception {
    nobodyNoticesButForTheLimit(RedisFault.FULL);
  }

  private void nobodyNoticesButForTheLimit(RedisFault fault) throws Exception {
    List<Exchange> exchanges;
    long begun;
    long ended;
    long unanswered = UnansweredCalls.count(one);
    try (EdgeClients clients = new EdgeClients(List.of(one, two))) {
      served(clients, PHASE);
      begun = System.nanoTime();
      unanswered = UnansweredCalls.count(one) - unanswered;
      fault.begin(redis);
      served(clients, PHASE);
      assertReady();
      ended = System.nanoTime();
      fault.end(redis);
      Figures.within("Redis in use again after its return", awaitRedis("true"), PATIENCE);
      served(clients, PHASE);
      exchanges = clients.exchanges();
    }
    print(fault, exchanges, begun, ended);
    assertThat(exchanges).allMatch(exchange -> exchange.status() == 200 || exchange.greedy());
    assertThat(exchanges).allMatch(exchange -> exchange.admitted() || exchange.status() == 429);
    Figures.within(
        "longest answer since the fault began",
        Duration.ofMillis(
            longest(exchanges.stream().filter(exchange -> exchange.end() > begun).toList())),
        LONGEST);
    // one limit while Redis counts; without it each replica has one, and keeps what it counted
    assertThat(admitted(exchanges, exchange -> exchange.end() < begun))
        .isBetween((long) LIMIT, LIMIT + (STRICT ? 0 : unanswered));
    for (int i = 0; i < 2; i++) {
      int replica = i;
      assertThat(admitted(exchanges, exchange -> exchange.replica() == replica))
          .isLessThanOrEqualTo(LIMIT);
    }
  }

  private static void served(EdgeClients clients, Duration phase) throws InterruptedException {
    long end = System.nanoTime() + phase.toNanos();
    int before = clients.exchanges().size();
    Eventually.waitFor(
        "requests are served",
        PATIENCE,
        () -> System.nanoTime() > end && clients.exchanges().size() > before + 200);
  }

  private static void print(RedisFault fault, List<Exchange> all, long begun, long ended) {
    System.out.printf(
        "Redis %s: %d requests, %d x 5xx, longest %d ms before, %d ms during, %d ms after; of one"
            + " address %d admitted before, %d in all (limit %d a minute)%n",
        fault,
        all.size(),
        all.stream().filter(exchange -> exchange.status() >= 500).count(),
        longest(all.stream().filter(exchange -> exchange.end() < begun).toList()),
        longest(
            all.stream()
                .filter(exchange -> exchange.end() >= begun && exchange.start() < ended)
                .toList()),
        longest(all.stream().filter(exchange -> exchange.start() >= ended).toList()),
        admitted(all, exchange -> exchange.end() < begun),
        admitted(all, _ -> true),
        LIMIT);
  }

  private static long longest(List<Exchange> exchanges) {
    return exchanges.stream().mapToLong(Exchange::millis).max().orElse(0);
  }

  private static long admitted(List<Exchange> exchanges, Predicate<Exchange> which) {
    return exchanges.stream()
        .filter(exchange -> exchange.greedy() && exchange.admitted())
        .filter(which)
        .count();
  }

  private void assertReady() {
    for (ApiService service : List.of(one, two)) {
      for (String path : List.of(Scene.HEALTH, Scene.READY, Scene.LIVE)) {
        assertThat(service.anonymous().get(path).status()).as(path).isEqualTo(200);
      }
    }
  }

  private Duration awaitRedis(String state) throws InterruptedException {
    long start = System.nanoTime();
    for (ApiService service : List.of(one, two)) {
      Eventually.waitFor(
          "Redis is there",
          PATIENCE,
          () -> service.anonymous().get("/health").body().contains("\"redis\":" + state));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
