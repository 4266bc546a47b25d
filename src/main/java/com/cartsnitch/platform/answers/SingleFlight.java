package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.database.pool.ConnectionScope;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Of all who want the same at the same time one does the work, in its own thread; the others wait
 * for what comes of it, be it a failure. Nothing is remembered.
 */
final class SingleFlight<T> {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final ConcurrentMap<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();
  private final Runnable shared;

  SingleFlight(Runnable shared) {
    this.shared = shared;
  }

  /**
   * Does the work or waits for it.
   *
   * @param key what is wanted
   * @param work does it
   * @throws PoolUnavailableException if the request's time is over before there is a result
   */
  T run(String key, Supplier<T> work) {
    CompletableFuture<T> own = new CompletableFuture<>();
    CompletableFuture<T> running = flights.putIfAbsent(key, own);
    if (running != null) {
      T result = await(running);
      shared.run();
      return result;
    }
    try {
      T result = work.get();
      own.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(key, own);
    }
  }

  private T await(CompletableFuture<T> running) {
    try {
      return running.get(ConnectionScope.remaining(LONGEST), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (TimeoutException _) {
      throw new PoolUnavailableException(Reason.EXHAUSTED);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** The leader's own failure, which says to this client, too, what it means. */
  private static RuntimeException failure(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(failed);
  }
}
