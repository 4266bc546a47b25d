package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.RetryAfter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Bounds how many large answers are in memory at once, from when they are read to when they are
 * sent. One that finds no place waits for 5 s and is then refused with 503. A client that has not
 * taken its answer after 30 s is cut off, so that none keeps a place for others.
 */
public final class LargeAnswers {
  /** What an answer of 20 000 points takes up, three times over. */
  private static final long HEAP_OF_A_PLACE = 48L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_SEND = Duration.ofSeconds(30);

  private final Semaphore places;
  private final Duration patience;
  private final Duration longestSend;

  /**
   * @param places how many answers there may be
   * @param patience how long one waits
   * @param longestSend how long a client may take to fetch its answer
   */
  LargeAnswers(int places, Duration patience, Duration longestSend) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
    this.longestSend = longestSend;
  }

  /** With as many places as the heap has room for, at least two. */
  public static LargeAnswers ofHeap() {
    long places = Runtime.getRuntime().maxMemory() / HEAP_OF_A_PLACE;
    return new LargeAnswers(Math.clamp(places, 2, Integer.MAX_VALUE), PATIENCE, LONGEST_SEND);
  }

  /**
   * Reads something large and sends it.
   *
   * @param read reads it
   * @param send sends it
   * @throws ApiException 503 if there is no place in time
   */
  public <T> void answer(Supplier<T> read, Consumer<T> send) {
    takePlace();
    try {
      T value = read.get();
      SendDeadline.run(longestSend, () -> send.accept(value));
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw ApiException.retryLater(
        ErrorCode.SERVICE_UNAVAILABLE, "Too many large answers are being sent", RetryAfter.SOON);
  }
}
