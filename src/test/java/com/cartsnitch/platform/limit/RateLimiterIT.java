package com.cartsnitch.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.health.RedisHealth.State;
import com.cartsnitch.platform.limit.RateLimiter.Admission;
import com.cartsnitch.platform.redis.RedisCalls.Outcome;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Two replicas count together in one Redis. */
class RateLimiterIT {
  private static final Limit TEN = new Limit("test", 10, Duration.ofMinutes(1));

  private RedisServer redis;
  private Replica one;
  private Replica two;

  @BeforeEach
  void start() throws Exception {
    redis = RedisServer.start();
    one = new Replica(redis.url()).await(State.UP);
    two = new Replica(redis.url()).await(State.UP);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    redis.close();
  }

  @Test
  void theLimitIsForBothTogether() {
    for (int i = 0; i < 5; i++) {
      assertThat(one.admit(TEN, "ann")).isEqualTo(Decision.admitted(9 - 2 * i));
      assertThat(two.admit(TEN, "ann")).isEqualTo(Decision.admitted(8 - 2 * i));
    }
    for (Replica replica : List.of(one, two)) {
      Decision refused = replica.admit(TEN, "ann");
      assertThat(refused.allowed()).isFalse();
      assertThat(refused.retryAfter())
          .isBetween(Duration.ofSeconds(50), TEN.memory().plusMillis(1));
    }
    assertThat(one.admit(TEN, "bob").allowed()).isTrue();
  }

  @Test
  void lettersToAMailboxAreCountedByBoth() {
    long sent = 0;
    for (String address : List.of("ann@example.com", "ANN+2@example.com", "ann+x@Example.com")) {
      sent += one.letters().admits(address, true) ? 1 : 0;
      sent += two.letters().admits(address, true) ? 1 : 0;
      // what is not sent does not count
      boolean _ = two.letters().admits(address, false);
    }
    assertThat(sent).isEqualTo(5);
    assertThat(one.letters().admits("bob@example.com", true)).isTrue();
    assertThat(one.letters().admits("+ann@example.com", true)).isTrue();
  }

  @Test
  void noWindowHoldsMoreWhereverItStarts() throws Exception {
    Limit limit = new Limit("quick", 20, Duration.ofSeconds(1));
    List<Long> admitted = Collections.synchronizedList(new ArrayList<>());
    long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        Replica replica = i % 2 == 0 ? one : two;
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                long before = System.nanoTime();
                if (replica.admit(limit, "ann").allowed()) {
                  admitted.add(before);
                }
              }
            });
      }
    }
    // on a machine so busy that Redis is late, each replica counts by itself
    boolean late = one.count(Outcome.FAILED).get() + two.count(Outcome.FAILED).get() > 0;
    int most = late ? 40 : 20;
    // by the test's clock, which sees a request some time before Redis does
    long slack = Duration.ofMillis(50).toNanos();
    List<Long> times = admitted.stream().sorted().toList();
    assertThat(times).hasSizeBetween(4 * 20, 5 * most);
    for (int i = most; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - most))
          .isGreaterThan(limit.window().toNanos() - slack);
    }
  }

  @Test
  void whoIsRefusedHereCostsNoCall() {
    for (int i = 0; i < 10; i++) {
      one.admit(TEN, "ann");
    }
    int calls = one.count(Outcome.ANSWERED).get();
    for (int i = 0; i < 100; i++) {
      assertThat(one.admit(TEN, "ann").allowed()).isFalse();
    }
    assertThat(one.count(Outcome.ANSWERED)).hasValue(calls);
  }

  @Test
  void whatIsForgottenCountsNowhere() {
    Admission first = one.admission(TEN, "ann");
    for (int i = 0; i < 9; i++) {
      two.admit(TEN, "ann");
    }
    assertThat(two.admit(TEN, "ann").allowed()).isFalse();
    one.forget(first);
    assertThat(two.admit(TEN, "ann").allowed()).isTrue();
    assertThat(one.admit(TEN, "ann").allowed()).isFalse();
  }

  @Test
  @FaultRow("F24")
  void countsOutliveRedis() throws Exception {
    for (int i = 0; i < 6; i++) {
      one.admit(TEN, "ann");
    }
    redis.kill();
    one.await(State.DOWN);
    for (int i = 0; i < 4; i++) {
      assertThat(one.admit(TEN, "ann").allowed()).isTrue();
    }
    assertThat(one.admit(TEN, "ann").allowed()).isFalse();
    redis.restart();
    one.await(State.UP);
    two.await(State.UP);
    assertThat(one.admit(TEN, "ann").allowed()).isFalse();
    // this one has admitted nothing yet, and Redis came back empty
    assertThat(two.admit(TEN, "ann").allowed()).isTrue();
  }

  @Test
  @FaultRow("F25")
  void aFrozenRedisIsWaitedForBrieflyAndThenNoMore() throws Exception {
    one.admit(TEN, "ann");
    redis.freeze();
    Duration first = timed(() -> one.admit(TEN, "bob"));
    Figures.within("first decision without Redis", first, Duration.ofSeconds(1));
    one.await(State.DOWN);
    int failed = one.count(Outcome.FAILED).get();
    for (int i = 0; i < 9; i++) {
      assertThat(one.admit(TEN, "bob").allowed()).isTrue();
    }
    assertThat(one.admit(TEN, "bob").allowed()).isFalse();
    assertThat(one.count(Outcome.FAILED)).hasValue(failed);
    redis.thaw();
    one.await(State.UP);
    assertThat(one.admit(TEN, "cid")).isEqualTo(Decision.admitted(9));
    assertThat(two.await(State.UP).admit(TEN, "cid")).isEqualTo(Decision.admitted(8));
  }

  @Test
  @FaultRow("F26")
  void aKeyOfAnotherKindIsReplaced() {
    try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
      jedis.set(TEN.key("ann"), "no log");
    }
    assertThat(one.admit(TEN, "ann")).isEqualTo(Decision.admitted(9));
    assertThat(two.admit(TEN, "ann")).isEqualTo(Decision.admitted(8));
  }

  @Test
  void keysEndWithTheWindow() {
    one.admit(TEN, "ann");
    try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
      assertThat(jedis.pttl(TEN.key("ann"))).isBetween(50_000L, TEN.memory().toMillis() + 1);
    }
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
