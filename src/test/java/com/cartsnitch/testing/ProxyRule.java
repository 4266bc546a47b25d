package com.cartsnitch.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What a proxy does with the bytes that pass it. */
abstract class ProxyRule {

  /** Waits for as long as nothing passes, in either direction. */
  void await() throws InterruptedException {}

  /**
   * Decides on bytes that the server sent.
   *
   * @return how many of them pass; if not all, their connection is cut after those
   */
  int passing(byte[] bytes, int length) throws InterruptedException {
    return length;
  }

  /** Another rule holds from now on. */
  void release() {}

  static ProxyRule pass() {
    return new ProxyRule() {};
  }

  static ProxyRule hold() {
    CountDownLatch released = new CountDownLatch(1);
    return new ProxyRule() {
      @Override
      void await() throws InterruptedException {
        released.await();
      }

      @Override
      void release() {
        released.countDown();
      }
    };
  }

  static ProxyRule delay(Duration delay) {
    return new ProxyRule() {
      @Override
      int passing(byte[] bytes, int length) throws InterruptedException {
        Thread.sleep(delay);
        return length;
      }
    };
  }

  static ProxyRule cutAfter(long limit) {
    AtomicLong sent = new AtomicLong();
    return new ProxyRule() {
      @Override
      int passing(byte[] bytes, int length) {
        long before = sent.getAndAdd(length);
        return before <= limit && before + length > limit ? (int) (limit - before) : length;
      }
    };
  }

  static ProxyRule cutEachAfter(int limit) {
    return new ProxyRule() {
      @Override
      int passing(byte[] bytes, int length) {
        return Math.min(limit, length);
      }
    };
  }

  static ProxyRule cutAfterCommit() {
    AtomicBoolean cut = new AtomicBoolean();
    return new ProxyRule() {
      @Override
      int passing(byte[] bytes, int length) {
        // the tag of a CommandComplete; the statement itself is sent by name from its second time
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return text.contains("COMMIT\0") && cut.compareAndSet(false, true) ? 0 : length;
      }
    };
  }
}
