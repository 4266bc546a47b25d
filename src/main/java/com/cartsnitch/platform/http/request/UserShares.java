package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.problem.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many of a number of places each user holds: a quarter of them, or those of one body. */
final class UserShares {
  private static final int USERS = 4;

  private final int share;
  private final Map<String, Integer> held = new HashMap<>();

  /**
   * @param places how many there are
   */
  UserShares(int places) {
    this.share = places / USERS;
  }

  /**
   * Takes some.
   *
   * @param patience how long to wait until the user's share has room for them
   * @return to be closed when they are free again
   * @throws ApiException 503 if it has none in time
   */
  synchronized LargeBodies.Places take(String user, int wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!haveRoom(user, wanted)) {
      await(end - System.nanoTime());
    }
    held.merge(user, wanted, Integer::sum);
    return () -> giveBack(user, wanted);
  }

  private void await(long nanos) {
    if (nanos <= 0) {
      throw LargeBodies.refusal();
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw LargeBodies.refusal();
    }
  }

  private boolean haveRoom(String user, int wanted) {
    int now = held.getOrDefault(user, 0);
    return now == 0 || now + wanted <= share;
  }

  private synchronized void giveBack(String user, int taken) {
    held.computeIfPresent(user, (_, now) -> now > taken ? now - taken : null);
    notifyAll();
  }
}
