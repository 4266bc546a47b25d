package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.RedisServer;
import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two seconds after a commit by plain SQL no replica serves the answer before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessIT {
  private static final Duration LATEST = Duration.ofSeconds(2);
  private static final Duration WATCH = Duration.ofSeconds(4);

  private final TestDatabase database = TestDatabase.migrated();
  private final TestData data = new TestData(database);
  private RedisServer redis;

  @BeforeAll
  void open() throws Exception {
    redis = RedisServer.start();
  }

  @AfterAll
  void close() {
    redis.close();
    database.close();
  }

  @BeforeEach
  void clear() {
    database.clear();
    data.store("Kroger");
  }

  @Test
  void aChangeIsSeen() throws Exception {
    assertSeen(() -> data.store("Meijer"), "Kroger", "Kroger Meijer");
  }

  @Test
  void aTransactionThatBeganEarlierAndCommitsLaterIsSeen() throws Exception {
    try (Connection early = database.connect();
        Statement statement = early.createStatement()) {
      early.setAutoCommit(false);
      statement.execute("INSERT INTO stores (name, slug) VALUES ('Aldi', 'aldi')");
      data.store("Meijer");
      assertSeen(
          () -> {
            early.commit();
            return "";
          },
          "Kroger Meijer",
          "Aldi Kroger Meijer");
    }
  }

  private void assertSeen(Callable<?> change, String before, String after) throws Exception {
    try (Replica one = Replica.with(database, redis.url());
        Replica other = Replica.with(database, redis.url());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Seen>>> watches = new ArrayList<>();
      for (Replica replica : List.of(one, other)) {
        Eventually.waitFor("the old", WATCH, () -> replica.ask().equals(before));
        watches.add(executor.submit(() -> watch(replica)));
      }
      change.call();
      long committed = System.nanoTime();
      for (Future<List<Seen>> watch : watches) {
        List<Seen> answers = watch.get();
        assertThat(answers).extracting(Seen::answer).containsOnly(before, after);
        assertThat(answers)
            .filteredOn(seen -> seen.asked() - committed > LATEST.toNanos())
            .isNotEmpty()
            .extracting(Seen::answer)
            .containsOnly(after);
        System.out.printf(
            "figure: the old answer was given for the last time %d ms after the commit%n",
            lastOld(answers, before, committed).toMillis());
      }
    }
  }

  private static Duration lastOld(List<Seen> answers, String before, long committed) {
    return answers.stream()
        .filter(seen -> seen.answer().equals(before))
        .map(seen -> Duration.ofNanos(seen.asked() - committed))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static List<Seen> watch(Replica replica) throws InterruptedException {
    List<Seen> seen = new ArrayList<>();
    long start = System.nanoTime();
    while (System.nanoTime() - start < WATCH.toNanos()) {
      long asked = System.nanoTime();
      seen.add(new Seen(asked, replica.ask()));
      Thread.sleep(5);
    }
    return seen;
  }

  /**
   * An answer.
   *
   * @param asked when it was asked for
   * @param answer what it was
   */
  private record Seen(long asked, String answer) {}
}
