package com.cartsnitch.platform.limit;

import java.time.Duration;

/**
 * What a limit says to one request.
 *
 * @param allowed whether it is admitted, and counted
 * @param remaining how many more are at this moment
 * @param retryAfter how long until one more is; zero for a request that is admitted
 */
record Decision(boolean allowed, long remaining, Duration retryAfter) {

  static Decision admitted(long remaining) {
    return new Decision(true, remaining, Duration.ZERO);
  }

  static Decision refused(Duration retryAfter) {
    return new Decision(false, 0, retryAfter);
  }
}
