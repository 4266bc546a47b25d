package com.cartsnitch.platform.http.answer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off a client that does not take its answer: interrupted, a virtual thread's socket closes.
 */
final class SendDeadline {
  private final Thread sender = Thread.currentThread();
  private final CountDownLatch sent = new CountDownLatch(1);
  private boolean done;

  private SendDeadline() {}

  /**
   * Sends.
   *
   * @param longest how long it may take
   * @param send what to do
   */
  static void run(Duration longest, Runnable send) {
    SendDeadline deadline = new SendDeadline();
    Thread.ofVirtual().name("send-deadline").start(() -> deadline.watch(longest));
    try {
      send.run();
    } finally {
      deadline.end();
    }
  }

  private void watch(Duration longest) {
    try {
      if (!sent.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void interrupt() {
    if (!done) {
      sender.interrupt();
    }
  }

  private synchronized void end() {
    done = true;
    sent.countDown();
  }
}
