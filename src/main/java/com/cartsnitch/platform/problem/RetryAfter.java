package com.cartsnitch.platform.problem;

import java.util.concurrent.ThreadLocalRandom;

/** How long clients are asked to wait before they try again, in seconds. */
public final class RetryAfter {
  /** What was in the way, another transaction or an excess of requests, is over soon. */
  public static final int SOON = 1;

  private static final int LEAST = 2;
  private static final int MOST = 8;

  private RetryAfter() {}

  /** 2 to 8 s, jittered so that clients don't come back all at once. */
  public static int jittered() {
    return ThreadLocalRandom.current().nextInt(LEAST, MOST + 1);
  }
}
