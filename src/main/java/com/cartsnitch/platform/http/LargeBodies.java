package com.cartsnitch.platform.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many large bodies are in memory at once: each takes a place for every MiB that it may
 * have, until its request is answered. One that finds none waits for 2 s and is then refused with
 * 503. Bodies up to 16 KiB take none.
 */
final class LargeBodies {
  /** Up to so many bytes a body is not large. */
  static final int SMALL = 16 * 1024;

  private static final int BYTES_OF_A_PLACE = 1 << 20;

  /** A MiB of JSON becomes a few MiB of values; most of the heap is for other things. */
  private static final long HEAP_OF_A_PLACE = 32L << 20;

  private final int total;
  private final Duration patience;
  private final Semaphore places;

  /**
   * Makes it.
   *
   * @param places how many MiB of large bodies there may be
   * @param patience how long one waits
   */
  LargeBodies(int places, Duration patience) {
    this.total = places;
    this.patience = patience;
    this.places = new Semaphore(places, true);
  }

  /** With as many places as the heap has room for, at least four. */
  static LargeBodies ofHeap() {
    long places = Runtime.getRuntime().maxMemory() / HEAP_OF_A_PLACE;
    return new LargeBodies(Math.clamp(places, 4, Integer.MAX_VALUE), Duration.ofSeconds(2));
  }

  /**
   * Takes the places of a large body.
   *
   * @param bytes how long it may be
   * @return how many they are
   * @throws ApiException 503 if they are not free in time
   */
  int take(long bytes) {
    int wanted = Math.clamp((bytes + BYTES_OF_A_PLACE - 1) / BYTES_OF_A_PLACE, 1, total);
    try {
      if (places.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return wanted;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw ApiException.retryLater(
        ErrorCode.SERVICE_UNAVAILABLE, "Too many large bodies are being read", RetryAfter.SOON);
  }

  /** Gives places back. */
  void giveBack(int taken) {
    places.release(taken);
  }
}
