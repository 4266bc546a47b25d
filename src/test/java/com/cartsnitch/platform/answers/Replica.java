package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.answers.AnswerCache.Outcome;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.platform.redis.RedisConnection;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The cache of one replica, asked for the names of the stores. */
final class Replica implements AutoCloseable {
  private static final SqlStatement NAMES =
      new SqlStatement(
          "test.names",
          "SELECT coalesce(string_agg(name, ' ' ORDER BY name), '') AS names FROM stores");

  private final TestDatabase database;
  private final RedisConnection connection;
  private final AnswerCache cache;
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<RedisCalls.Outcome> calls = new ConcurrentLinkedQueue<>();

  private Replica(TestDatabase database, String redisUrl) {
    this.database = database;
    this.connection =
        RedisConnection.create(
            TestSettings.of(database.settings(), Map.of("CARTSNITCH_REDIS_URL", redisUrl)).redis());
    this.cache =
        new AnswerCache(
            database.session(),
            new DatabaseBreaker(),
            new RedisCalls(connection, calls::add),
            new StaleSettings(Duration.ZERO),
            AnswerCache.ROOM,
            outcomes::add);
    connection.start();
  }

  static Replica with(TestDatabase database, String redisUrl) throws InterruptedException {
    Replica replica = new Replica(database, redisUrl);
    Eventually.waitFor(
        "Redis", Duration.ofSeconds(20), () -> replica.connection.state() == State.UP);
    return replica;
  }

  static Replica withoutRedis(TestDatabase database) {
    return new Replica(database, "");
  }

  /** The names of the stores. */
  String ask(Object... parameters) {
    return ask(Question.of("names", parameters), "");
  }

  /**
   * The names of the stores and something more.
   *
   * @param question under which they are kept
   * @param more the end of the answer
   */
  String ask(Question question, String more) {
    GivenAnswer given = cache.answer(question, () -> compute(more));
    return new String(given.answer().body(), StandardCharsets.UTF_8);
  }

  private KeptAnswer compute(String more) {
    String names =
        database.session().first(NAMES, row -> row.column("names").get(String.class)).orElseThrow();
    return KeptAnswer.of(Instant.now(), 0, (names + more).getBytes(StandardCharsets.UTF_8));
  }

  /** Where the answers since the last call came from. */
  List<Outcome> outcomes() {
    List<Outcome> seen = List.copyOf(outcomes);
    outcomes.clear();
    return seen;
  }

  /** What came of the calls to Redis since the last call. */
  List<RedisCalls.Outcome> calls() {
    List<RedisCalls.Outcome> seen = List.copyOf(calls);
    calls.clear();
    return seen;
  }

  @Override
  public void close() {
    connection.close();
  }
}
