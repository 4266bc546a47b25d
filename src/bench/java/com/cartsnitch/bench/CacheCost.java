package com.cartsnitch.bench;

import com.cartsnitch.inflation.InflationRoutes;
import com.cartsnitch.inflation.Transparency;
import com.cartsnitch.platform.answers.AnswerCache;
import com.cartsnitch.platform.answers.AnswerSource;
import com.cartsnitch.platform.answers.StaleSettings;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.platform.operation.Operation;
import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.platform.redis.RedisConnection;
import com.cartsnitch.prices.Prices;
import com.cartsnitch.prices.PublicPriceRoutes;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.RouteClient;
import com.cartsnitch.testing.TestSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What keeping answers is worth: answers a second, and how long they take, where every answer is
 * computed, where this process keeps them, where Redis alone does, and where both do. Four services
 * on one database, asked in turns, in one run.
 */
public final class CacheCost implements AutoCloseable {
  private static final int ROUNDS = 10;
  private static final int CALLERS = 8;
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConnectionPool pool;
  private final RedisConnection redis;
  private final RedisConnection noRedis;
  private final Map<String, RouteClient> services = new LinkedHashMap<>();
  private final HttpClient client = BenchService.client();

  private CacheCost(Settings settings, Settings withoutRedis) throws InterruptedException {
    DatabaseBreaker breaker = new DatabaseBreaker();
    this.pool = ConnectionPool.create(settings.database(), breaker, new IgnoringPoolListener());
    this.redis = RedisConnection.create(settings.redis());
    this.noRedis = RedisConnection.create(withoutRedis.redis());
    Database database = Database.create(pool, breaker);
    redis.start();
    Eventually.waitFor("Redis", PATIENCE, () -> redis.state() == State.UP);
    serve("computed", database, AnswerSource.uncached());
    serve("this process", database, cache(database, noRedis, AnswerCache.ROOM));
    serve("Redis alone", database, cache(database, redis, 0));
    serve("both", database, cache(database, redis, AnswerCache.ROOM));
  }

  private static AnswerSource cache(Database database, RedisConnection redis, long localRoom) {
    return new AnswerCache(
        database,
        new DatabaseBreaker(),
        new RedisCalls(redis, _ -> {}),
        new StaleSettings(Duration.ZERO),
        localRoom,
        _ -> {});
  }

  private void serve(String name, Database database, AnswerSource source) {
    List<Operation> operations =
        Stream.of(
                new PublicPriceRoutes(
                        new Prices(database), Clock.system(ZoneId.of("America/Detroit")))
                    .operations(),
                new InflationRoutes(new Transparency(database)).operations())
            .flatMap(List::stream)
            .toList();
    services.put(name, RouteClient.serving(operations, source));
  }

  /**
   * The entry point.
   *
   * @param arguments how many rounds; 10 without
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    try (BenchDatabases databases = BenchDatabases.start();
        RedisServer server = RedisServer.start()) {
      Settings without = TestSettings.of(databases.seeded("cost"), Map.of());
      Settings with =
          TestSettings.of(without.database(), Map.of("CARTSNITCH_REDIS_URL", server.url()));
      try (CacheCost cost = new CacheCost(with, without)) {
        cost.run(rounds, questions(without));
      }
    }
  }

  private static Map<String, String> questions(Settings settings) throws SQLException {
    String product =
        BenchDatabases.value(
            settings.database(),
            "SELECT normalized_product_id FROM price_history GROUP BY 1 ORDER BY count(*) DESC, 1"
                + " LIMIT 1");
    String compared =
        BenchDatabases.value(
            settings.database(),
            "SELECT string_agg('product_ids=' || id, '&') FROM"
                + " (SELECT id FROM normalized_products ORDER BY id LIMIT 20) AS p");
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("inflation", "/api/v1/public/inflation");
    questions.put("store-comparison of 20", "/api/v1/public/store-comparison?" + compared);
    questions.put("trends", "/api/v1/public/trends/" + product);
    return questions;
  }

  private void run(int rounds, Map<String, String> questions) throws Exception {
    System.out.printf(
        "%-24s %-14s %10s %8s %8s%n", "", "kept by", "answers/s", "p50, ms", "p99, ms");
    for (Map.Entry<String, String> question : questions.entrySet()) {
      Map<String, Latencies> times = new LinkedHashMap<>();
      services.keySet().forEach(name -> times.put(name, new Latencies()));
      for (int round = -2; round < rounds; round++) {
        for (Map.Entry<String, RouteClient> service : services.entrySet()) {
          Latencies latencies =
              round < 0 ? new Latencies() : times.getOrDefault(service.getKey(), new Latencies());
          turn(service.getValue().port(), question.getValue(), latencies);
        }
      }
      times.forEach((name, latencies) -> print(question.getKey(), name, latencies, rounds));
    }
  }

  /** Some callers ask one after the other for half a second. */
  private void turn(int port, String path, Latencies latencies) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path))).build();
    long end = System.nanoTime() + TURN.toNanos();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        running.add(callers.submit(() -> ask(request, end, latencies)));
      }
      for (Future<?> caller : running) {
        caller.get();
      }
    }
  }

  private Void ask(HttpRequest request, long end, Latencies latencies) throws Exception {
    while (System.nanoTime() < end) {
      BenchService.time(client, request, 200, latencies);
    }
    return null;
  }

  private static void print(String question, String service, Latencies latencies, int rounds) {
    System.out.printf(
        "%-24s %-14s %10.0f %8.2f %8.2f%n",
        question,
        service,
        latencies.count() * 1e9 / (rounds * TURN.toNanos()),
        latencies.at(0.5),
        latencies.at(0.99));
  }

  @Override
  public void close() {
    client.close();
    services.values().forEach(RouteClient::close);
    redis.close();
    noRedis.close();
    pool.close();
  }
}
