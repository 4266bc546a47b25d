package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.ConnectionPool;
import com.cartsnitch.platform.database.DatabaseBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdict on the database. At most one probe is under way, whoever asks; its answer holds for a
 * short time; nobody waits longer than the deadline, but a late probe is left to finish, since it
 * may be the one that fills the pool again. A loop asks too, so that the breaker does not depend on
 * anybody's probing.
 */
public final class DatabaseHealth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
  private static final Duration UP_HOLDS = Duration.ofMillis(500);
  private static final Duration DOWN_HOLDS = Duration.ofMillis(200);
  private static final Duration BAD_NEWS_HOLDS = Duration.ofSeconds(3);

  private final DatabaseProbe probe;
  private final ConnectionPool pool;
  private final DatabaseBreaker breaker;
  // the rest of the deadline is for everything around the wait, on a machine that is busy
  private final Duration patience;
  private final Consumer<Verdict> listener;
  private final HealthLog log = new HealthLog();
  private final CompletableFuture<Void> firstFinished = new CompletableFuture<>();

  private volatile Verdict latest = Verdict.UNKNOWN;
  private volatile Flight flight = Flight.landed(latest);
  private boolean resting;
  private volatile boolean running;
  private volatile Thread loop = Thread.ofVirtual().unstarted(() -> {});

  /**
   * Makes the verdict; {@link #start} begins to look.
   *
   * @param pool what is looked through
   * @param requiredRevision the least revision of the schema that will do
   * @param breaker opened and closed by what is found
   * @param deadline the longest that anybody waits for an answer
   * @param listener told of every verdict
   */
  public DatabaseHealth(
      ConnectionPool pool,
      int requiredRevision,
      DatabaseBreaker breaker,
      Duration deadline,
      Consumer<Verdict> listener) {
    this.probe = new DatabaseProbe(pool, requiredRevision);
    this.pool = pool;
    this.breaker = breaker;
    this.patience = deadline.multipliedBy(7).dividedBy(8);
    this.listener = listener;
  }

  /** Begins the loop. */
  public void start() {
    running = true;
    loop = Thread.ofVirtual().name("health-loop").start(this::keepLooking);
  }

  /** Whether the first probe has finished, whatever it said. */
  public boolean started() {
    return firstFinished.isDone();
  }

  /** The verdict, at most the deadline away. */
  public Verdict verdict() {
    Verdict known = latest;
    // bad news is told at once: the loop finds the good news as soon as there is any
    return !known.up() && within(known, BAD_NEWS_HOLDS) ? known : look();
  }

  private Verdict look() {
    Verdict known = latest;
    return flight.done() && fresh(known) ? known : await(takeOff());
  }

  @Override
  public void close() {
    running = false;
    loop.interrupt();
  }

  private void keepLooking() {
    while (running) {
      try {
        Verdict verdict = look();
        Thread.sleep(verdict.up() ? UP_HOLDS : DOWN_HOLDS);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The health loop failed and goes on", e);
      }
    }
  }

  private static boolean fresh(Verdict verdict) {
    return within(verdict, verdict.up() ? UP_HOLDS : DOWN_HOLDS);
  }

  private static boolean within(Verdict verdict, Duration age) {
    return System.nanoTime() - verdict.checkedAt() < age.toNanos();
  }

  private synchronized Flight takeOff() {
    if (flight.done() && !fresh(latest)) {
      Flight next = new Flight();
      flight = next;
      Thread.ofVirtual().name("health-probe").start(() -> land(next));
    }
    return flight;
  }

  private void land(Flight next) {
    Verdict verdict;
    try {
      verdict = probe.look(latest.databaseAnswers(), breaker.isOpen());
    } catch (RuntimeException e) {
      verdict = Verdict.down(Reason.UNREACHABLE, false, e);
    }
    publish(verdict, next, true);
    firstFinished.complete(null);
    next.result.complete(verdict);
  }

  private Verdict await(Flight current) {
    try {
      long left = patience.toNanos() - (System.nanoTime() - current.startedAt);
      return current.result.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return overdue(current);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return latest;
    }
  }

  private Verdict overdue(Flight current) {
    Verdict last = latest;
    Reason reason = probe.overdue();
    if (reason == Reason.TIMEOUT && last.reason() != null) {
      // the probe before this one knew more
      reason = last.reason();
    }
    boolean answers = reason == Reason.POOL_EXHAUSTED && last.databaseAnswers();
    Verdict verdict = Verdict.down(reason, answers, null);
    if (current.overdue.compareAndSet(false, true)) {
      publish(verdict, current, false);
    }
    return verdict;
  }

  private synchronized void publish(Verdict verdict, Flight from, boolean landed) {
    if (from.landed) {
      return; // what it found stands already
    }
    from.landed = landed;
    latest = verdict;
    if (landed) {
      // before that, the cause is not known
      log.note(verdict);
      listener.accept(verdict);
    }
    if (verdict.up()) {
      breaker.succeeded();
      wakePool();
    } else if (verdict.reason() != Reason.POOL_EXHAUSTED
        && from.counted.compareAndSet(false, true)
        && breaker.probeFailed()) {
      resting = true;
      pool.breakerOpened();
    }
  }

  private void wakePool() {
    if (resting) {
      resting = false;
      pool.breakerClosed();
    }
  }

  /** One probe under way. */
  private static final class Flight {
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<Verdict> result = new CompletableFuture<>();
    private final AtomicBoolean overdue = new AtomicBoolean();
    private final AtomicBoolean counted = new AtomicBoolean();
    private boolean landed;

    static Flight landed(Verdict verdict) {
      Flight flight = new Flight();
      flight.landed = true;
      flight.result.complete(verdict);
      return flight;
    }

    boolean done() {
      return result.isDone();
    }
  }
}
