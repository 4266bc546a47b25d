package com.cartsnitch.platform.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the last requests of one subject were admitted. */
final class SlidingLog {
  private final Deque<Entry> admitted = new ArrayDeque<>();

  /**
   * Admits a request, if the limit lets it.
   *
   * @param id tells it from others
   * @param now the time in nanoseconds, of a clock that only goes forward
   */
  synchronized Decision admit(Limit limit, String id, long now) {
    long memory = limit.memory().toNanos();
    while (!admitted.isEmpty() && now - admitted.getFirst().time >= memory) {
      admitted.removeFirst();
    }
    if (admitted.size() < limit.requests()) {
      admitted.addLast(new Entry(id, now));
      return Decision.admitted(limit.requests() - admitted.size());
    }
    return Decision.refused(Duration.ofNanos(admitted.getFirst().time + memory - now));
  }

  /** Forgets a request. */
  synchronized void forget(String id) {
    admitted.removeIf(entry -> entry.id.equals(id));
  }

  private record Entry(String id, long time) {}
}
