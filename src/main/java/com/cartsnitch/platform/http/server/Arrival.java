package com.cartsnitch.platform.http.server;

import java.time.Duration;

/**
 * How far the request of a connection has come. Told by the thread that reads it, watched by
 * another.
 */
final class Arrival {
  /** What of a connection is read. */
  enum Part {
    /** Nothing of a request is there. */
    NOTHING,
    /** A request line or headers. */
    HEAD,
    /** A body, or nothing while the request is served. */
    BODY,
    /** What comes after the last answer. */
    REST
  }

  private static final Duration STALLED = Duration.ofSeconds(1);

  private final RequestDeadlines deadlines;
  private Part part = Part.NOTHING;
  private long since = System.nanoTime();
  private boolean waiting;
  private long waitingSince;
  private long waited;
  private long paceStart;
  private long paceBytes;
  private boolean overdue;

  Arrival(RequestDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** A part begins. */
  synchronized void begins(Part next) {
    part = next;
    since = System.nanoTime();
    waited = 0;
    paceStart = 0;
    paceBytes = 0;
  }

  synchronized Part part() {
    return part;
  }

  /** The connection's thread waits for bytes. */
  synchronized void waits() {
    waiting = true;
    waitingSince = System.nanoTime();
  }

  /** Its wait is over. */
  synchronized void waited() {
    waited += System.nanoTime() - waitingSince;
    waiting = false;
  }

  /** Bytes came. */
  synchronized void came(int bytes) {
    if (part == Part.NOTHING) {
      begins(Part.HEAD);
    }
    paceBytes += bytes;
    if (paceBytes >= deadlines.paceBytes()) {
      paceStart = waited;
      paceBytes = 0;
    }
  }

  /**
   * Whether what the connection's thread waits for should have come. Said once; then {@link
   * #overdue} says it.
   */
  synchronized boolean becomesOverdue() {
    if (!overdue && waiting && late(System.nanoTime())) {
      overdue = true;
      return true;
    }
    return false;
  }

  synchronized boolean overdue() {
    return overdue;
  }

  /** Whether a listener that stops need not wait for it: no request is there that goes on. */
  synchronized boolean canBeCut() {
    return waiting && (part != Part.BODY || System.nanoTime() - waitingSince >= STALLED.toNanos());
  }

  private boolean late(long now) {
    long wait = waited + now - waitingSince;
    return switch (part) {
      case NOTHING -> false;
      case HEAD -> now - since >= deadlines.head().toNanos();
      case BODY ->
          wait >= deadlines.body().toNanos() || wait - paceStart >= deadlines.pace().toNanos();
      case REST -> now - since >= deadlines.linger().toNanos();
    };
  }
}
