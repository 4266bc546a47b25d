package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.health.HealthEvent.Answered;
import com.cartsnitch.platform.health.HealthEvent.CanaryEnded;
import com.cartsnitch.platform.health.HealthEvent.Landed;
import com.cartsnitch.platform.health.HealthEvent.Overdue;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdict on the database. At most one probe is under way, whichever way it is asked for; its
 * answer holds for a short time; no caller waits longer than the deadline, but a late probe is left
 * to finish, since it may be the one that fills the pool again. A loop asks too, so that the
 * breaker does not depend on probes from outside. What follows from what is found is decided by
 * {@link HealthState}.
 */
public final class DatabaseHealth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
  private static final Duration UP_HOLDS = Duration.ofMillis(500);
  private static final Duration DOWN_HOLDS = Duration.ofMillis(200);
  private static final Duration BAD_NEWS_HOLDS = Duration.ofSeconds(3);
  // every wait of a probe is bounded well below this: one that is older will not end
  private static final Duration GIVEN_UP = Duration.ofSeconds(15);

  private final DatabaseProbe probe;
  private final HealthEffects effects;
  // the rest of the deadline is for everything around the wait, on a machine that is busy
  private final Duration patience;
  private final Consumer<Verdict> listener;
  private final Canary canary = new Canary();
  private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);

  private volatile HealthState state = HealthState.UNKNOWN;
  private volatile Flight flight = new Flight(0);
  private volatile boolean running;
  private volatile Thread loop = Thread.ofVirtual().unstarted(() -> {});

  /**
   * @param requiredRevision the least revision of the schema that will do
   * @param deadline the longest that a caller waits for an answer
   * @param listener told of every verdict
   */
  public DatabaseHealth(
      ConnectionPool pool,
      int requiredRevision,
      DatabaseBreaker breaker,
      Duration deadline,
      Consumer<Verdict> listener) {
    this.probe = new DatabaseProbe(pool, requiredRevision);
    this.effects = new HealthEffects(pool, breaker);
    this.patience = deadline.multipliedBy(7).dividedBy(8);
    this.listener = listener;
    flight.end();
    breaker.onSuccess(() -> happened(new Answered(System.nanoTime())));
  }

  /** Begins the loop. */
  public void start() {
    running = true;
    heartbeat.beat();
    loop = Thread.ofVirtual().name("health-loop").start(this::keepLooking);
  }

  /** Whether the first probe has finished, whatever it said. */
  public boolean started() {
    return state.looked();
  }

  /** False when the loop has not turned for 30 s: then the process can't schedule work. */
  public boolean alive() {
    return heartbeat.alive();
  }

  /** The verdict, at most the deadline away. */
  public Verdict verdict() {
    Verdict known = state.verdict();
    // bad news is told at once: the loop finds the good news as soon as there is any
    return !known.up() && within(known, BAD_NEWS_HOLDS) ? known : look();
  }

  @Override
  public void close() {
    running = false;
    heartbeat.end();
    loop.interrupt();
  }

  private void keepLooking() {
    while (running) {
      heartbeat.beat();
      try {
        Thread.sleep(look().up() ? UP_HOLDS : DOWN_HOLDS);
      } catch (InterruptedException _) {
        LOG.debug("The health loop was interrupted");
      } catch (Throwable e) {
        Survival.of("The health loop", e);
      }
    }
  }

  private Verdict look() {
    Verdict known = state.verdict();
    return !flight.underWay() && fresh(known) ? known : await(takeOff());
  }

  private static boolean fresh(Verdict verdict) {
    return within(verdict, verdict.up() ? UP_HOLDS : DOWN_HOLDS);
  }

  private static boolean within(Verdict verdict, Duration age) {
    return System.nanoTime() - verdict.checkedAt() < age.toNanos();
  }

  private synchronized Flight takeOff() {
    boolean givenUp = flight.age().compareTo(GIVEN_UP) > 0;
    if (flight.underWay() ? givenUp : !fresh(state.verdict())) {
      Flight next = new Flight(flight.number() + 1);
      Thread.ofVirtual().name("health-probe").start(() -> fly(next));
      flight = next;
    }
    return flight;
  }

  /** Ends in any case: a probe that never did would leave the service unready for ever. */
  private void fly(Flight own) {
    Finding finding = Finding.unconnected(Reason.UNREACHABLE, null);
    try {
      finding = probe.look(state.open());
    } catch (Throwable e) {
      finding = Finding.unconnected(Reason.UNREACHABLE, e);
    } finally {
      land(own, finding);
    }
  }

  private void land(Flight own, Finding finding) {
    try {
      happened(new Landed(own.number(), finding, System.nanoTime()));
      listener.accept(state.verdict());
    } catch (Throwable e) {
      Survival.of("The health probe's listener", e);
    } finally {
      own.end();
    }
  }

  private Verdict await(Flight current) {
    try {
      if (!current.await(patience)) {
        overdue(current);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return state.verdict();
  }

  private void overdue(Flight current) {
    boolean exhausted = probe.exhausted();
    if (exhausted && probe.inMovingLine(patience)) {
      return;
    }
    happened(new Overdue(current.number(), exhausted, System.nanoTime()));
    if (exhausted) {
      canary.send(this::tryBesideThePool);
    }
  }

  private void tryBesideThePool() {
    Finding finding = probe.canary();
    happened(new CanaryEnded(finding.reason(), finding.cause(), System.nanoTime()));
  }

  private void happened(HealthEvent event) {
    HealthState.Step step;
    synchronized (effects) {
      step = state.step(event);
      state = step.state();
      effects.set(state);
    }
    effects.carryOut(step.effects());
  }
}
