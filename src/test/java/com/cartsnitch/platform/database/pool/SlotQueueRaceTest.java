package com.cartsnitch.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotQueueRaceTest {

  /** Waits so short that time-outs, releases, refusals and interrupts meet all the time. */
  @Test
  void losesAndMakesNoSlotWhateverRaces() throws Exception {
    int slots = 3;
    SlotQueue queue = SlotQueueTest.queue(slots);
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
              .start(() -> hammer(queue, inUse, most, served, refused, 4000)));
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      queue.refuseAll(() -> new PoolUnavailableException(Reason.DRAINING));
      threads.get(ThreadLocalRandom.current().nextInt(threads.size())).interrupt();
      Thread.onSpinWait();
    }
    assertThat(failures).isEmpty();
    assertThat(served.get()).isPositive();
    assertThat(refused.get()).isPositive();
    assertThat(most.get()).isLessThanOrEqualTo(slots);
    assertThat(queue.waiting()).isZero();
    assertThat(SlotQueueTest.free(queue)).isEqualTo(slots);
  }

  private static void hammer(
      SlotQueue queue,
      AtomicInteger inUse,
      AtomicInteger most,
      AtomicInteger served,
      AtomicInteger refused,
      int rounds) {
    // on a busy machine the threads may run one after another and never meet
    for (int i = 0; i < rounds || refused.get() == 0; i++) {
      try {
        SlotQueueTest.acquire(queue, Duration.ofNanos(ThreadLocalRandom.current().nextInt(60_000)));
        most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
        served.incrementAndGet();
        Thread.onSpinWait();
        inUse.decrementAndGet();
        queue.release();
      } catch (PoolUnavailableException _) {
        refused.incrementAndGet();
        Thread.interrupted();
      }
    }
  }
}
