package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many large bodies are in memory at once: each takes a place for every MiB that it may
 * have, until its request is answered. One that finds none waits for 2 s and is then refused with
 * 503. A user holds a quarter of the places, or those of one body. Bodies up to 16 KiB take none.
 */
public final class LargeBodies {
  /** Up to so many bytes a body is not large. */
  static final int SMALL = 16 * 1024;

  private static final int BYTES_OF_A_PLACE = 1 << 20;

  /** A MiB of JSON becomes a few MiB of values; most of the heap is for other things. */
  private static final long HEAP_OF_A_PLACE = 32L << 20;

  private final int total;
  private final Duration patience;
  private final Semaphore places;
  private final UserShares users;

  /**
   * @param places how many MiB of large bodies there may be
   * @param patience how long one waits
   */
  LargeBodies(int places, Duration patience) {
    this.total = places;
    this.patience = patience;
    this.places = new Semaphore(places, true);
    this.users = new UserShares(places);
  }

  /** With as many places as the heap has room for, at least four. */
  public static LargeBodies ofHeap() {
    long places = Runtime.getRuntime().maxMemory() / HEAP_OF_A_PLACE;
    return new LargeBodies(Math.clamp(places, 4, Integer.MAX_VALUE), Duration.ofSeconds(2));
  }

  /**
   * Takes the places of a large body.
   *
   * @param bytes how long it may be
   * @param user who sends it; empty if it is a service
   * @return to be closed when they are free again
   * @throws ApiException 503 if they are not free in time
   */
  Places take(long bytes, Optional<String> user) {
    int wanted = Math.clamp((bytes + BYTES_OF_A_PLACE - 1) / BYTES_OF_A_PLACE, 1, total);
    long end = System.nanoTime() + patience.toNanos();
    Places share = user.map(id -> users.take(id, wanted, patience)).orElse(() -> {});
    if (acquired(wanted, end)) {
      return () -> {
        places.release(wanted);
        share.close();
      };
    }
    share.close();
    throw refusal();
  }

  private boolean acquired(int wanted, long end) {
    try {
      return places.tryAcquire(wanted, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static ApiException refusal() {
    return ApiException.retryLater(
        ErrorCode.SERVICE_UNAVAILABLE, "Too many large bodies are being read", RetryAfter.SOON);
  }

  /** What a body holds until it is closed. */
  @FunctionalInterface
  interface Places extends AutoCloseable {
    @Override
    void close();
  }
}
