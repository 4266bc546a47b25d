package com.cartsnitch.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import com.cartsnitch.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotQueueTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void givesAsManySlotsAsThereAreAndThenRefusesInTime() {
    SlotQueue queue = queue(2);
    acquire(queue, Duration.ZERO);
    acquire(queue, Duration.ZERO);
    long start = System.nanoTime();
    assertThatThrownBy(() -> acquire(queue, Duration.ofMillis(50)))
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.EXHAUSTED));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    assertThat(queue.waiting()).isZero();
    assertThat(free(queue)).isZero();
  }

  @Test
  void handsSlotsOverInTheOrderOfArrival() throws Exception {
    SlotQueue queue = queue(10);
    for (int i = 0; i < 10; i++) {
      acquire(queue, LONG);
    }
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    List<Thread> line = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int place = i;
      line.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    acquire(queue, LONG);
                    order.add(place);
                    queue.release();
                  }));
      awaitWaiting(queue, i + 1);
    }
    queue.release();
    for (Thread thread : line) {
      thread.join();
    }
    assertThat(List.copyOf(order)).isSorted().hasSize(20);
    assertThat(free(queue)).isEqualTo(1);
  }

  @Test
  void aNewcomerDoesNotOvertakeTheLine() throws Exception {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    Thread first = Thread.ofVirtual().start(() -> acquire(queue, LONG));
    awaitWaiting(queue, 1);
    queue.release();
    assertThatThrownBy(() -> acquire(queue, Duration.ZERO))
        .isInstanceOf(PoolUnavailableException.class);
    first.join();
  }

  @Test
  void theProbeIsNextHoweverLongTheLine() throws Exception {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    Queue<String> order = new ConcurrentLinkedQueue<>();
    List<Thread> line = new ArrayList<>();
    for (int place = 1; place <= 2; place++) {
      line.add(inLine(order, "waiter " + place, () -> acquire(queue, LONG), queue));
      awaitWaiting(queue, place);
    }
    line.add(inLine(order, "probe", () -> acquireNext(queue, LONG), queue));
    Eventually.waitFor("the probe in line", LONG, () -> queue.waiting() == 3);
    queue.release();
    for (Thread thread : line) {
      thread.join();
    }
    assertThat(order).containsExactly("probe", "waiter 1", "waiter 2");
    assertThat(free(queue)).isEqualTo(1);
  }

  @Test
  void theProbeWaitsInVainWhereNoSlotIsGivenBack() {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    assertThatThrownBy(() -> acquireNext(queue, Duration.ofMillis(50)))
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            late -> assertThat(late.reason()).isEqualTo(Reason.EXHAUSTED));
    assertThat(queue.waiting()).isZero();
    queue.closeLine(() -> new PoolUnavailableException(Reason.DRAINING));
    assertThatThrownBy(() -> acquireNext(queue, LONG))
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.DRAINING));
  }

  @Test
  void aClosedLineGivesFreeSlotsAndLetsNobodyWait() {
    SlotQueue queue = queue(1);
    queue.closeLine(() -> new PoolUnavailableException(Reason.DRAINING));
    acquire(queue, LONG);
    assertThatThrownBy(() -> acquire(queue, LONG))
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.DRAINING));
    queue.release();
    acquire(queue, LONG);
  }

  @Test
  void refusesEverybodyAtOnceAndKeepsTheSlots() throws Exception {
    SlotQueue queue = queue(5);
    for (int i = 0; i < 5; i++) {
      acquire(queue, LONG);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> line = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        line.add(threads.submit(() -> acquire(queue, LONG)));
      }
      awaitWaiting(queue, 10);
      queue.refuseAll(() -> new PoolUnavailableException(Reason.BREAKER_OPEN));
      for (Future<?> waiter : line) {
        assertThatThrownBy(waiter::get)
            .hasCauseInstanceOf(PoolUnavailableException.class)
            .hasMessageContaining("known to be unavailable");
      }
    }
    assertThat(queue.waiting()).isZero();
    queue.release();
    assertThat(free(queue)).isEqualTo(1);
  }

  @Test
  void lineIsNoLongerThanTheSlotsServeTwiceOver() throws Exception {
    SlotQueue queue = queue(2);
    acquire(queue, LONG);
    acquire(queue, LONG);
    List<Thread> line = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      line.add(Thread.ofVirtual().start(() -> acquire(queue, LONG)));
      awaitWaiting(queue, i + 1);
    }
    assertThatThrownBy(() -> acquire(queue, LONG))
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            full -> assertThat(full.reason()).isEqualTo(Reason.LINE_FULL));
    for (Thread waiter : line) {
      queue.release();
      waiter.join();
    }
    queue.release();
    queue.release();
    assertThat(free(queue)).isEqualTo(2);
  }

  @Test
  void whoseClientHasGoneLeavesTheLine() throws Exception {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    AtomicBoolean gone = new AtomicBoolean();
    List<Reason> refused = new ArrayList<>();
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () ->
                    ConnectionScope.run(
                        LONG,
                        gone::get,
                        () -> "test",
                        () -> {},
                        () -> {
                          try {
                            acquire(queue, LONG);
                          } catch (PoolUnavailableException e) {
                            refused.add(e.reason());
                          }
                        }));
    awaitWaiting(queue, 1);
    gone.set(true);
    waiter.join();
    assertThat(refused).containsExactly(Reason.CLIENT_GONE);
    assertThat(queue.waiting()).isZero();
    queue.release();
    assertThat(free(queue)).isEqualTo(1);
  }

  @Test
  void tellsForHowLongNoSlotWasGivenBack() throws Exception {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    Duration still = Duration.ofMillis(100);
    Eventually.waitFor("still", LONG, () -> queue.unmoved().compareTo(still) > 0);
    queue.release();
    assertThat(queue.unmoved()).isLessThan(still);
  }

  @Test
  void anInterruptedWaiterLeavesTheLineAndStaysInterrupted() throws Exception {
    SlotQueue queue = queue(1);
    acquire(queue, LONG);
    List<Boolean> interrupted = new ArrayList<>();
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () -> {
                  assertThatThrownBy(() -> acquire(queue, LONG))
                      .isInstanceOf(PoolUnavailableException.class);
                  interrupted.add(Thread.currentThread().isInterrupted());
                });
    awaitWaiting(queue, 1);
    waiter.interrupt();
    waiter.join();
    assertThat(interrupted).containsExactly(true);
    assertThat(queue.waiting()).isZero();
    queue.release();
    assertThat(free(queue)).isEqualTo(1);
  }

  static SlotQueue queue(int slots) {
    return new SlotQueue(slots, 2 * slots);
  }

  static void acquire(SlotQueue queue, Duration patience) {
    queue.acquire(patience, () -> new PoolUnavailableException(Reason.EXHAUSTED));
  }

  private static void acquireNext(SlotQueue queue, Duration patience) {
    queue.acquireNext(patience, () -> new PoolUnavailableException(Reason.EXHAUSTED));
  }

  private static Thread inLine(
      Queue<String> order, String name, Runnable acquisition, SlotQueue queue) {
    return Thread.ofVirtual()
        .start(
            () -> {
              acquisition.run();
              order.add(name);
              queue.release();
            });
  }

  /** Takes every slot that is left. */
  static int free(SlotQueue queue) {
    for (int taken = 0; ; taken++) {
      try {
        acquire(queue, Duration.ZERO);
      } catch (PoolUnavailableException _) {
        return taken;
      }
    }
  }

  private static void awaitWaiting(SlotQueue queue, int count) {
    while (queue.waiting() < count) {
      Thread.onSpinWait();
    }
  }
}
