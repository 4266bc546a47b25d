package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.answers.AnswerCache.Outcome;
import com.cartsnitch.platform.redis.RedisCalls;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.RedisWire;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redisson.Redisson;
import org.redisson.api.RType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Two replicas, one PostgreSQL, one Redis: what is kept, where, and what becomes of faults. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerCacheIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.migrated();
  private final TestData data = new TestData(database);
  private RedisServer redis;
  private RedissonClient raw;

  @BeforeAll
  void open() throws Exception {
    redis = RedisServer.start();
    Config config = new Config();
    config.useSingleServer().setAddress(redis.url()).setConnectionMinimumIdleSize(1);
    raw = Redisson.create(config);
  }

  @AfterAll
  void close() {
    raw.shutdown();
    redis.close();
    database.close();
  }

  @BeforeEach
  void clear() {
    database.clear();
    raw.getKeys().flushdb();
    data.store("Kroger");
  }

  @Test
  void oneComputesForAll() throws Exception {
    try (Replica one = Replica.with(database, redis.url());
        Replica other = Replica.with(database, redis.url())) {
      assertThat(one.ask()).isEqualTo("Kroger");
      String key = keptKey();
      assertThat(other.ask()).isEqualTo("Kroger");
      assertThat(other.ask()).isEqualTo("Kroger");
      assertThat(one.outcomes()).containsExactly(Outcome.COMPUTED);
      assertThat(other.outcomes()).containsExactly(Outcome.REDIS, Outcome.LOCAL);
      assertThat(raw.getBucket(key, StringCodec.INSTANCE).remainTimeToLive())
          .isBetween(1L, 60_000L);
    }
  }

  @Test
  void aDifferentQuestionIsAnotherEntry() {
    try (Replica one = Replica.withoutRedis(database)) {
      assertThat(List.of(one.ask(), one.ask("x"), one.ask("x"))).containsOnly("Kroger");
      assertThat(one.outcomes()).containsExactly(Outcome.COMPUTED, Outcome.COMPUTED, Outcome.LOCAL);
    }
  }

  @Test
  void aCrowdComputesOnce() throws Exception {
    try (Replica one = Replica.with(database, redis.url());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(executor.submit(() -> one.ask()));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("Kroger");
      }
      assertThat(one.outcomes())
          .hasSize(100)
          .containsOnlyOnce(Outcome.COMPUTED)
          .doesNotContain(Outcome.REDIS);
    }
  }

  @Test
  void garbageIsDeletedAndComputedAnew() throws Exception {
    try (Replica one = Replica.with(database, redis.url());
        Replica other = Replica.with(database, redis.url());
        Replica third = Replica.with(database, redis.url())) {
      one.ask();
      String key = keptKey();
      raw.getBucket(key, StringCodec.INSTANCE).set("no answer at all".repeat(10));
      assertThat(other.ask()).isEqualTo("Kroger");
      assertThat(other.outcomes()).containsExactly(Outcome.COMPUTED);
      awaitMended(third);
    }
  }

  @Test
  void aKeyOfAnotherTypeIsDeletedAndComputedAnew() throws Exception {
    try (Replica one = Replica.with(database, redis.url());
        Replica other = Replica.with(database, redis.url());
        Replica third = Replica.with(database, redis.url())) {
      one.ask();
      String key = keptKey();
      raw.getKeys().delete(key);
      raw.getList(key, StringCodec.INSTANCE).add("x");
      assertThat(other.ask()).isEqualTo("Kroger");
      assertThat(other.outcomes()).containsExactly(Outcome.COMPUTED);
      assertThat(other.calls()).doesNotContain(RedisCalls.Outcome.FAILED);
      awaitMended(third);
    }
  }

  @Test
  void aLargeAnswerIsNotKept() {
    try (Replica one = Replica.withoutRedis(database)) {
      Question question = Question.of("large");
      one.ask(question, "x".repeat(1 << 20));
      assertThat(one.ask(question, "x".repeat(1 << 20))).hasSize((1 << 20) + "Kroger".length());
      assertThat(one.outcomes()).containsExactly(Outcome.COMPUTED, Outcome.COMPUTED);
    }
  }

  @Test
  void aFullRedisIsAsGoodAsNone() throws Exception {
    try (RedisServer full = RedisServer.start("maxmemory-policy noeviction");
        Replica one = Replica.with(database, full.url())) {
      RedisWire.say(full.port(), "CONFIG", "SET", "maxmemory", "1");
      assertThat(List.of(one.ask(), one.ask())).containsOnly("Kroger");
      assertThat(one.outcomes()).containsExactly(Outcome.COMPUTED, Outcome.LOCAL);
    }
  }

  @Test
  void aFrozenRedisCostsLittleAndThenNothing() throws Exception {
    try (RedisServer freezing = RedisServer.start();
        Replica one = Replica.with(database, freezing.url())) {
      one.ask();
      freezing.freeze();
      one.calls();
      Duration longest = Duration.ZERO;
      for (int i = 0; i < 40; i++) {
        long start = System.nanoTime();
        assertThat(one.ask(i)).isEqualTo("Kroger");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
      List<RedisCalls.Outcome> calls = one.calls();
      System.out.println("figure: frozen Redis, longest answer " + longest.toMillis() + " ms");
      assertThat(calls).contains(RedisCalls.Outcome.FAILED);
      // each answer looks and keeps; what nobody waits for may fail late
      assertThat(calls).filteredOn(RedisCalls.Outcome.SKIPPED::equals).hasSizeGreaterThan(40);
      assertThat(one.ask(39)).isEqualTo("Kroger");
      assertThat(one.outcomes()).last().isEqualTo(Outcome.LOCAL);
    }
  }

  /** Waits for what nobody waits for, and names it. */
  private String keptKey() throws Exception {
    Eventually.waitFor("an entry", PATIENCE, () -> keptKeys().size() == 1);
    return keptKeys().getFirst();
  }

  /** Those of the trial, which come and go, are none. */
  private List<String> keptKeys() {
    return raw.getKeys().getKeysStream().filter(key -> !key.endsWith(":trial")).toList();
  }

  /** A good entry has taken the bad one's place. */
  private void awaitMended(Replica replica) throws Exception {
    String key = keptKey();
    Eventually.waitFor(
        "a good entry",
        PATIENCE,
        () -> raw.getKeys().getType(key) == RType.OBJECT && good(raw, key));
    assertThat(replica.ask()).isEqualTo("Kroger");
    assertThat(replica.outcomes()).containsExactly(Outcome.REDIS);
  }

  private static boolean good(RedissonClient raw, String key) {
    byte[] bytes = raw.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE).get();
    return bytes != null && KeptAnswer.decode(bytes).isPresent();
  }
}
