package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.database.pool.ConnectionScope;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The generation of the public data: a number that grows with every commit that changes them. It is
 * read on demand, in one small statement and at most every 500 ms; what was read is good for 1.5 s.
 * So 2 s after a commit no request gets the generation before it.
 */
final class DataGeneration {
  private static final SqlStatement READ =
      new SqlStatement(
          "public_data.generation",
          "SELECT CAST(coalesce(sum(weight), 0) AS text) AS generation FROM data_changes");

  /** The least time between two reads. */
  private static final long PERIOD = Duration.ofMillis(500).toNanos();

  private static final long LEASE = Duration.ofMillis(1500).toNanos();

  /** How often waiting callers look for the result. */
  private static final Duration SLICE = Duration.ofMillis(100);

  private final SqlRunner database;
  private final DatabaseBreaker breaker;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();
  private final AtomicReference<@Nullable Reading> running = new AtomicReference<>();

  /**
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  DataGeneration(SqlRunner database, DatabaseBreaker breaker, LongSupplier nanoTime) {
    this.database = database;
    this.breaker = breaker;
    this.nanoTime = nanoTime;
  }

  /**
   * The generation. Fails like any statement while the database is away.
   *
   * @throws PoolUnavailableException also if the request's time is over before it is read
   */
  String current() {
    long asked = nanoTime.getAsLong();
    while (true) {
      checkBreaker();
      Reading last = latest.get();
      if (last != null && asked - last.began < PERIOD) {
        return last.result.join();
      }
      Reading flight = running.get();
      if (flight == null || nanoTime.getAsLong() - flight.began >= PERIOD) {
        Reading own = new Reading(nanoTime.getAsLong());
        if (running.compareAndSet(flight, own)) {
          return read(own);
        }
      } else {
        return last != null && asked - last.began < LEASE
            ? last.result.join()
            : await(flight, asked);
      }
    }
  }

  private void checkBreaker() {
    if (breaker.isOpen()) {
      throw new PoolUnavailableException(Reason.BREAKER_OPEN);
    }
  }

  /** Waits for the result of a concurrent read, or for a later one that finishes sooner. */
  private String await(Reading flight, long asked) {
    while (true) {
      Optional<String> result = flight.within(SLICE);
      if (result.isPresent()) {
        return result.get();
      }
      checkBreaker();
      Reading last = latest.get();
      if (last != null && asked - last.began < LEASE) {
        return last.result.join();
      }
    }
  }

  private String read(Reading own) {
    try {
      String generation =
          Admission.exempt(
                  () -> database.first(READ, row -> row.column("generation").get(String.class)))
              .orElseThrow();
      own.result.complete(generation);
      latest.accumulateAndGet(own, Reading::later);
      return generation;
    } catch (RuntimeException | Error e) {
      own.result.completeExceptionally(e);
      throw e;
    } finally {
      running.compareAndSet(own, null);
    }
  }

  /**
   * One reading.
   *
   * @param began when; whatever was committed before is in it
   * @param result what was read
   */
  private record Reading(long began, CompletableFuture<String> result) {

    Reading(long began) {
      this(began, new CompletableFuture<>());
    }

    static @Nullable Reading later(@Nullable Reading one, @Nullable Reading other) {
      return one == null || (other != null && other.began - one.began > 0) ? other : one;
    }

    /** Waits for a while; empty if there is nothing yet. */
    Optional<String> within(Duration slice) {
      long patience = ConnectionScope.remaining(slice);
      if (patience <= 0) {
        throw new PoolUnavailableException(Reason.EXHAUSTED);
      }
      try {
        return Optional.of(result.get(patience, TimeUnit.NANOSECONDS));
      } catch (TimeoutException _) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    }
  }
}
