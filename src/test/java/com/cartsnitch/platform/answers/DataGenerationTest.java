package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseBreaker.State;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.testing.Eventually;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a reading is good, by a clock that the test moves. */
@Timeout(60)
class DataGenerationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000);
  private final Data data = new Data();
  private final DatabaseBreaker breaker = new DatabaseBreaker();
  private final DataGeneration generation = new DataGeneration(data, breaker, clock::get);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    data.slow.countDown();
    executor.close();
  }

  @Test
  void isReadOnceInHalfASecond() {
    assertThat(generation.current()).isEqualTo("0");
    data.value = "1";
    pass(499);
    assertThat(generation.current()).isEqualTo("0");
    pass(1);
    assertThat(generation.current()).isEqualTo("1");
    assertThat(data.reads).hasValue(2);
  }

  @Test
  void whileOneReadsOthersGoOnForASecondAndAHalf() throws Exception {
    generation.current();
    data.value = "1";
    data.blocks = true;
    pass(1000);
    Future<String> reader = executor.submit(generation::current);
    Eventually.waitFor("a reader", PATIENCE, () -> data.reads.get() == 2);
    pass(499);
    assertThat(generation.current()).isEqualTo("0");
    pass(1);
    data.blocks = false;
    assertThat(generation.current()).isEqualTo("1");
    assertThat(data.reads).hasValue(3);
    assertThat(reader.isDone()).isFalse();
  }

  @Test
  void aFailureIsTheirsWhoAskedAndNoOnesAfter() {
    data.failure = new IllegalStateException("away");
    assertThatThrownBy(generation::current).isSameAs(data.failure);
    assertThatThrownBy(generation::current).isSameAs(data.failure);
    assertThat(data.reads).hasValue(2);
    data.failure = null;
    assertThat(generation.current()).isEqualTo("0");
  }

  @Test
  void aReaderWhoHangsKeepsNobodyLong() throws Exception {
    data.blocks = true;
    Future<String> hanging = executor.submit(generation::current);
    Eventually.waitFor("a reader", PATIENCE, () -> data.reads.get() == 1);
    Future<String> waiting = executor.submit(generation::current);
    data.blocks = false;
    pass(500);
    assertThat(generation.current()).isEqualTo("0");
    assertThat(waiting.get()).isEqualTo("0");
    assertThat(hanging.isDone()).isFalse();
  }

  @Test
  void nobodyWaitsWhenTheDatabaseIsKnownToBeAway() throws Exception {
    data.blocks = true;
    Future<String> hanging = executor.submit(generation::current);
    Eventually.waitFor("a reader", PATIENCE, () -> data.reads.get() == 1);
    Future<String> waiting = executor.submit(generation::current);
    breaker.set(State.OPEN, false);
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(PoolUnavailableException.class);
    assertThatThrownBy(generation::current).isInstanceOf(PoolUnavailableException.class);
    assertThat(hanging.isDone()).isFalse();
    assertThat(data.reads).hasValue(1);
  }

  @Test
  void whoComesLateOverwritesNothing() throws Exception {
    data.blocks = true;
    Future<String> late = executor.submit(generation::current);
    Eventually.waitFor("a reader", PATIENCE, () -> data.reads.get() == 1);
    data.blocks = false;
    data.value = "1";
    pass(500);
    assertThat(generation.current()).isEqualTo("1");
    data.slow.countDown();
    assertThat(late.get()).isEqualTo("0");
    assertThat(generation.current()).isEqualTo("1");
  }

  private void pass(long millis) {
    clock.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  /** A database with one number in it. */
  private static final class Data implements SqlRunner {
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile String value = "0";
    private volatile boolean blocks;
    private volatile @Nullable RuntimeException failure;

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> first(
        SqlStatement sql, Function<DbRow, T> mapper, Object... parameters) {
      String seen = value;
      boolean hangs = blocks;
      reads.incrementAndGet();
      RuntimeException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
      if (hangs) {
        await();
      }
      return Optional.of((T) seen);
    }

    private void await() {
      try {
        slow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public <T> List<T> list(SqlStatement sql, Function<DbRow, T> mapper, Object... parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long update(SqlStatement sql, Object... parameters) {
      throw new UnsupportedOperationException();
    }
  }
}
