package com.cartsnitch.bench;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.RawAnswer;
import com.cartsnitch.testing.RawClient;
import com.cartsnitch.testing.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the limits cost: answers a second and how long they take, without limits, with limits that
 * each replica counts by itself, and with limits that Redis counts; and what is saved on a client
 * who is over its limit. Each is asked in turns, in one run.
 */
public final class LimiterCost implements AutoCloseable {
  private static final Duration ROUND = Duration.ofMillis(500);
  private static final int ROUNDS = 20;
  private static final int CONNECTIONS = 8;
  private static final int ADDRESSES = 5000;

  private final RedisServer redis = RedisServer.start();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final ApiService first = service("false", "false");

  private LimiterCost() throws IOException, InterruptedException {
    kinds.put("no limits", new Kind(first, false));
    kinds.put("local", new Kind(service("true", "false"), false));
    Kind shared = new Kind(service("true", "true"), false);
    kinds.put("Redis", shared);
    kinds.put("Redis, refused", new Kind(shared.service, true));
  }

  private ApiService service(String limits, String together) {
    Map<String, String> settings =
        Map.of(
            "CARTSNITCH_REDIS_URL",
            redis.url(),
            "CARTSNITCH_RATE_LIMIT_ENABLED",
            limits,
            "CARTSNITCH_RATE_LIMIT_REDIS_ENABLED",
            together,
            "CARTSNITCH_TRUSTED_PROXIES",
            "127.0.0.0/8,::1");
    return kinds.isEmpty() ? ApiService.start(settings) : first.another(settings);
  }

  /**
   * The entry point.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    try (LimiterCost cost = new LimiterCost()) {
      cost.run();
    }
  }

  private void run() throws Exception {
    for (int round = -2; round < ROUNDS; round++) {
      for (Kind kind : kinds.values()) {
        kind.round(round >= 0);
      }
    }
    System.out.printf(
        "%-16s %10s %8s %8s %8s %8s %8s%n",
        "", "answers/s", "ratio", "p50 ms", "p99 ms", "max ms", "refused");
    double open = kinds.values().iterator().next().rate();
    kinds.forEach((name, kind) -> kind.print(name, open));
  }

  @Override
  public void close() {
    kinds.values().stream()
        .map(kind -> kind.service)
        .distinct()
        .filter(service -> service != first)
        .forEach(ApiService::close);
    first.close();
    redis.close();
  }

  /** One way to ask. */
  private static final class Kind {
    private final ApiService service;
    private final boolean greedy;
    private final Latencies latencies = new Latencies();
    private final List<Double> rates = new ArrayList<>();
    private long refused;

    Kind(ApiService service, boolean greedy) {
      this.service = service;
      this.greedy = greedy;
    }

    void round(boolean counts) throws Exception {
      long end = System.nanoTime() + ROUND.toNanos();
      Latencies times = counts ? latencies : new Latencies();
      int before = times.count();
      try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
          running.add(callers.submit(() -> ask(end, times)));
        }
        for (Future<Long> one : running) {
          refused += counts ? one.get() : 0;
        }
      }
      rates.add((times.count() - before) * 1e9 / ROUND.toNanos());
    }

    private long ask(long end, Latencies times) throws IOException {
      long count = 0;
      try (RawClient client = new RawClient(service.port())) {
        while (System.nanoTime() < end) {
          long start = System.nanoTime();
          client.send(
              "GET /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\n\r\n"
                  .formatted(address()));
          RawAnswer answer = client.answer();
          times.add(System.nanoTime() - start);
          count += answer.status() == 429 ? 1 : 0;
        }
      }
      return count;
    }

    private String address() {
      int number = greedy ? 0 : 1 + ThreadLocalRandom.current().nextInt(ADDRESSES);
      return "10.0.%d.%d".formatted(number / 250, number % 250);
    }

    double rate() {
      return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    void print(String name, double open) {
      System.out.printf(
          "%-16s %10.0f %8.2f %8.2f %8.2f %8.2f %7.1f%%%n",
          name,
          rate(),
          rate() / open,
          latencies.at(0.5),
          latencies.at(0.99),
          latencies.max(),
          100.0 * refused / latencies.count());
    }
  }
}
