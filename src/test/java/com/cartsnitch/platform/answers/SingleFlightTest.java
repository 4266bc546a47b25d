package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.pool.ConnectionScope;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {
  private static final int CROWD = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger shared = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger arrived = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final SingleFlight<String> flights = new SingleFlight<>(shared::incrementAndGet);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    released.countDown();
    executor.close();
  }

  @Test
  void aCrowdComputesOnce() throws Exception {
    List<Future<String>> answers = crowd("key", () -> work("result"));
    release(CROWD);
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("result");
    }
    assertThat(done).hasValue(1);
    assertThat(shared).hasValue(CROWD - 1);
  }

  @Test
  void othersDoNotWait() throws Exception {
    Future<String> slow = executor.submit(() -> flights.run("key", () -> work("slow")));
    Eventually.waitFor("a leader", PATIENCE, () -> done.get() == 1);
    assertThat(flights.run("other", () -> "quick")).isEqualTo("quick");
    assertThat(slow.isDone()).isFalse();
  }

  @Test
  void aFailureIsSharedAndNotKept() throws Exception {
    IllegalStateException failure = new IllegalStateException("no luck");
    List<Future<String>> answers =
        crowd(
            "key",
            () -> {
              work("");
              throw failure;
            });
    release(CROWD);
    for (Future<String> answer : answers) {
      assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    }
    assertThat(done).hasValue(1);
    assertThat(flights.run("key", () -> "better")).isEqualTo("better");
  }

  @Test
  void nobodyWaitsLongerThanHisRequestMay() throws Exception {
    Future<String> slow = executor.submit(() -> flights.run("key", () -> work("slow")));
    Eventually.waitFor("a leader", PATIENCE, () -> done.get() == 1);
    assertThatThrownBy(
            () ->
                ConnectionScope.run(
                    Duration.ofMillis(100),
                    () -> false,
                    () -> "test",
                    () -> {},
                    () -> flights.run("key", () -> "own")))
        .isInstanceOf(PoolUnavailableException.class);
    assertThat(slow.isDone()).isFalse();
  }

  private List<Future<String>> crowd(String key, Supplier<String> work) {
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      answers.add(
          executor.submit(
              () -> {
                arrived.incrementAndGet();
                return flights.run(key, work);
              }));
    }
    return answers;
  }

  /** Who arrived may not have joined yet; the work goes on a little so that he can. */
  private void release(int crowd) throws Exception {
    Eventually.waitFor("the crowd", PATIENCE, () -> arrived.get() == crowd && done.get() > 0);
    released.await(200, TimeUnit.MILLISECONDS);
    released.countDown();
  }

  private String work(String result) {
    done.incrementAndGet();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }
}
