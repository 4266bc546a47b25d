package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue in front of the pool: as many slots as the pool has connections, handed over strictly
 * in order, but to the health probe first. Unlike a fair semaphore, all waiters can be refused at
 * once without losing a slot. The line is no longer than what the slots serve twice over; a request
 * leaves it when its client has gone.
 */
final class SlotQueue {
  /** How often a request in line looks whether its client is still there. */
  private static final long LOOK = Duration.ofMillis(250).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<CompletableFuture<Void>> waiters = new ArrayDeque<>();
  private final int longest;
  private int free;
  private long movedAt = System.nanoTime();
  private @Nullable Supplier<PoolUnavailableException> closedBy;

  /**
   * @param slots how many there are
   * @param longest how many may be in line
   */
  SlotQueue(int slots, int longest) {
    this.free = slots;
    this.longest = longest;
  }

  /**
   * Takes a slot, waiting in line if there is none.
   *
   * @param patience how long to wait
   * @param late what to throw when the time is over
   * @throws PoolUnavailableException also if the line is full, or the request's client goes
   */
  void acquire(Duration patience, Supplier<PoolUnavailableException> late) {
    take(enqueue(false), patience, late);
  }

  /**
   * Takes the next slot there is, before those in line and however many they are. When it is not
   * given in time, no slot was: the line stands still.
   *
   * @param patience how long to wait
   * @param late what to throw when the time is over
   */
  void acquireNext(Duration patience, Supplier<PoolUnavailableException> late) {
    take(enqueue(true), patience, late);
  }

  private void take(
      CompletableFuture<Void> turn, Duration patience, Supplier<PoolUnavailableException> late) {
    try {
      await(turn, patience.toNanos());
    } catch (TimeoutException _) {
      if (leave(turn)) {
        throw late.get();
      }
      refuseIfRefused(turn);
    } catch (InterruptedException e) {
      if (!leave(turn) && !turn.isCompletedExceptionally()) {
        release();
      }
      Thread.currentThread().interrupt();
      throw late.get();
    } catch (ExecutionException _) {
      refuseIfRefused(turn);
    }
  }

  private void await(CompletableFuture<Void> turn, long patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + patience;
    for (long left = patience; left > LOOK; left = deadline - System.nanoTime()) {
      try {
        turn.get(LOOK, TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException _) {
        if (ConnectionScope.clientGone() && leave(turn)) {
          throw new PoolUnavailableException(Reason.CLIENT_GONE);
        }
      }
    }
    turn.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /** A turn that came in the very moment in which its time was over may be a refusal, too. */
  private static void refuseIfRefused(CompletableFuture<Void> turn) {
    if (turn.isCompletedExceptionally()) {
      throw (PoolUnavailableException) turn.exceptionNow();
    }
  }

  /** Gives a slot back; the first in line has it at once. */
  void release() {
    lock.lock();
    try {
      movedAt = System.nanoTime();
      CompletableFuture<Void> next = waiters.poll();
      if (next == null) {
        free++;
      } else {
        next.complete(null);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Refuses all waiting callers.
   *
   * @param reason what each of them throws
   */
  void refuseAll(Supplier<PoolUnavailableException> reason) {
    lock.lock();
    try {
      for (CompletableFuture<Void> waiter; (waiter = waiters.poll()) != null; ) {
        waiter.completeExceptionally(reason.get());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Refuses all callers that wait now or would have to wait later. A free slot is still given.
   *
   * @param reason what each of them throws
   */
  void closeLine(Supplier<PoolUnavailableException> reason) {
    lock.lock();
    try {
      closedBy = reason;
      refuseAll(reason);
    } finally {
      lock.unlock();
    }
  }

  /** For how long no slot was given back. While some wait, the line stands still for as long. */
  Duration unmoved() {
    lock.lock();
    try {
      return Duration.ofNanos(System.nanoTime() - movedAt);
    } finally {
      lock.unlock();
    }
  }

  /** How many are in line. */
  int waiting() {
    lock.lock();
    try {
      return waiters.size();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Void> enqueue(boolean first) {
    lock.lock();
    try {
      if (free > 0) {
        free--;
        return CompletableFuture.completedFuture(null);
      }
      if (closedBy != null) {
        return CompletableFuture.failedFuture(closedBy.get());
      }
      return first ? atTheHead() : atTheEnd();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Void> atTheHead() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    waiters.addFirst(turn);
    return turn;
  }

  private CompletableFuture<Void> atTheEnd() {
    if (waiters.size() >= longest) {
      return CompletableFuture.failedFuture(new PoolUnavailableException(Reason.LINE_FULL));
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    waiters.addLast(turn);
    return turn;
  }

  /** Leaves the line; false if the turn had already come. */
  @SuppressWarnings("UndefinedEquals") // the very same future is meant
  private boolean leave(CompletableFuture<Void> turn) {
    lock.lock();
    try {
      return waiters.remove(turn);
    } finally {
      lock.unlock();
    }
  }
}
