package com.cartsnitch.platform.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Letters in the order in which they are due. The lock is never held while one is sent. */
final class MailQueue {
  private final int capacity;
  private final long room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Posted> waiting =
      new PriorityQueue<>((left, right) -> Long.signum(left.due() - right.due()));
  private long held;
  private boolean closed;

  /**
   * @param capacity how many letters may wait
   * @param room how many bytes they may have together
   */
  MailQueue(int capacity, long room) {
    this.capacity = capacity;
    this.room = room;
  }

  /**
   * A letter that waits.
   *
   * @param letter the letter
   * @param attempt 1 for the first attempt
   * @param due when to try, on the clock of {@link System#nanoTime}
   */
  record Posted(Letter letter, int attempt, long due) {}

  /** Takes a letter, unless too many are waiting already or it is closed. */
  boolean add(Letter letter) {
    lock.lock();
    try {
      return waiting.size() < capacity
          && held + letter.bytes() <= room
          && offer(new Posted(letter, 1, System.nanoTime()));
    } finally {
      lock.unlock();
    }
  }

  /** Takes a letter back for another attempt, unless it is closed. */
  boolean addAgain(Posted posted, Duration delay) {
    lock.lock();
    try {
      long due = System.nanoTime() + delay.toNanos();
      return offer(new Posted(posted.letter(), posted.attempt() + 1, due));
    } finally {
      lock.unlock();
    }
  }

  private boolean offer(Posted posted) {
    if (closed) {
      return false;
    }
    waiting.add(posted);
    held += posted.letter().bytes();
    changed.signal();
    return true;
  }

  /** Waits for a letter that is due; empty when it is closed and nothing is left. */
  Optional<Posted> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && untilDue() > 0) {
        long _ = changed.awaitNanos(untilDue());
      }
      Optional<Posted> next = Optional.ofNullable(waiting.poll());
      next.ifPresent(posted -> held -= posted.letter().bytes());
      return next;
    } finally {
      lock.unlock();
    }
  }

  private long untilDue() {
    Posted first = waiting.peek();
    return first == null ? Long.MAX_VALUE : first.due() - System.nanoTime();
  }

  /** Takes nothing more; what waits is due now. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Throws away what waits, and says how much that was. */
  int clear() {
    lock.lock();
    try {
      int size = waiting.size();
      waiting.clear();
      held = 0;
      return size;
    } finally {
      lock.unlock();
    }
  }
}
