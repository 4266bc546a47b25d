package com.cartsnitch.platform.http.server;

import java.time.Duration;

/**
 * How long a request may take to arrive.
 *
 * @param head from its first byte to the end of its headers
 * @param body the longest that its body is waited for, all waits together
 * @param pace how long a body is waited for until {@code paceBytes} of it must have come, again and
 *     again
 * @param paceBytes how many bytes
 * @param linger how long what a client still sends is read after the last answer, so that it sees
 *     that answer rather than a reset
 * @param lingerBytes how many bytes of that
 */
public record RequestDeadlines(
    Duration head,
    Duration body,
    Duration pace,
    long paceBytes,
    Duration linger,
    long lingerBytes) {

  /** Headers within 10 s, bodies within 60 s and not slower than 1 kB/s for 10 s. */
  public static final RequestDeadlines DEFAULT =
      new RequestDeadlines(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          10_000,
          Duration.ofSeconds(2),
          1L << 20);

  /** How often to look whether one has passed, so that it is kept to about a tenth. */
  Duration period() {
    Duration shortest = head.compareTo(linger) < 0 ? head : linger;
    return (pace.compareTo(shortest) < 0 ? pace : shortest).dividedBy(10);
  }
}
