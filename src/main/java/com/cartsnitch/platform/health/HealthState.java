package com.cartsnitch.platform.health;

import com.cartsnitch.platform.health.HealthEffect.Evict;
import com.cartsnitch.platform.health.HealthEffect.TellLoss;
import com.cartsnitch.platform.health.HealthEvent.Answered;
import com.cartsnitch.platform.health.HealthEvent.CanaryEnded;
import com.cartsnitch.platform.health.HealthEvent.Landed;
import com.cartsnitch.platform.health.HealthEvent.Overdue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the database's health. It never changes: {@link #step} makes the next one.
 *
 * @param verdict what probes are told
 * @param landed the number of the last probe that has ended; 0 before the first
 * @param overdue the number of the last probe that took longer than its deadline
 * @param doubted the number of the last probe that spoke against the database
 * @param failures how often in a row probes and canaries spoke against the database
 * @param canary what the last canary found, unless the database has answered since
 * @param outage what the log knows; null while the database can be used
 */
record HealthState(
    Verdict verdict,
    long landed,
    long overdue,
    long doubted,
    int failures,
    @Nullable Finding canary,
    @Nullable Outage outage) {

  static final HealthState UNKNOWN = new HealthState(Verdict.UNKNOWN, 0, 0, 0, 0, null, null);

  private static final int FAILURES_TO_OPEN = 2;

  /** Found on one of the pool's connections, these speak against the others too. */
  private static final Set<Reason> EVICTING =
      EnumSet.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.READ_ONLY);

  /** A statement that succeeds says nothing about these. */
  private static final Set<Reason> LASTING = EnumSet.of(Reason.READ_ONLY, Reason.SCHEMA);

  /**
   * What follows from an event.
   *
   * @param state the next state
   * @param effects what has to be done besides, in this order
   */
  record Step(HealthState state, List<HealthEffect> effects) {}

  /** Whether the circuit breaker is open. */
  boolean open() {
    return failures >= FAILURES_TO_OPEN;
  }

  /** Whether any probe has ended, whatever it found. */
  boolean looked() {
    return landed > 0;
  }

  /** What follows from an event. */
  Step step(HealthEvent event) {
    return switch (event) {
      case Landed end when end.flight() <= landed -> unchanged();
      case Landed end -> landed(end);
      case Overdue late when late.flight() <= Math.max(landed, overdue) -> unchanged();
      case Overdue late -> overdue(late);
      case CanaryEnded end -> canary(end);
      case Answered _ -> answered();
    };
  }

  private Step landed(Landed end) {
    Finding found = judged(end);
    @Nullable Reason reason = found.reason();
    HealthState next =
        reason == null
            ? new HealthState(
                Verdict.ready(end.at()), end.flight(), overdue, doubted, 0, null, null)
            : lost(found, end.flight(), end.at());
    if (end.finding().reason() == null) {
      // late or not, the database has answered
      next = next.trusted();
    }
    return told(next.withLanded(end.flight()), found, end.at());
  }

  /** Takes into account what is known besides: a deadline that was missed, a canary that died. */
  private Finding judged(Landed end) {
    Finding found = end.finding();
    boolean late = overdue == end.flight() && verdict.reason() == Reason.TIMEOUT;
    if (found.reason() == null && late) {
      return Finding.unconnected(
          Reason.TIMEOUT, new TimeoutException("The database answered after the deadline"));
    }
    return found.reason() == Reason.POOL_EXHAUSTED && canary != null ? canary : found;
  }

  private Step overdue(Overdue late) {
    Finding found = late.exhausted() ? exhausted() : Finding.unconnected(stillWaiting(), null);
    HealthState next = lost(found, late.flight(), late.at()).withOverdue(late.flight());
    return new Step(next, toPool(next, found));
  }

  private Finding exhausted() {
    return canary == null ? Finding.unconnected(Reason.POOL_EXHAUSTED, null) : canary;
  }

  /** The probe before one that has not ended knew more. */
  private Reason stillWaiting() {
    @Nullable Reason known = verdict.reason();
    return known == null || known == Reason.POOL_EXHAUSTED ? Reason.TIMEOUT : known;
  }

  private Step canary(CanaryEnded end) {
    if (end.loss() == null) {
      return new Step(withCanary(null), List.of());
    }
    Finding found = Finding.unconnected(end.loss(), end.cause());
    if (verdict.reason() != Reason.POOL_EXHAUSTED) {
      return new Step(withCanary(found), List.of());
    }
    HealthState next =
        new HealthState(
            Verdict.down(end.loss(), false, end.at()),
            landed,
            overdue,
            doubted,
            failures + 1,
            found,
            outage);
    return told(next, found, end.at());
  }

  private Step answered() {
    @Nullable Reason reason = verdict.reason();
    if (reason != null && LASTING.contains(reason)) {
      return unchanged();
    }
    return new Step(trusted(), List.of());
  }

  private HealthState lost(Finding found, long flight, long at) {
    Reason reason = found.reason() == null ? Reason.UNREACHABLE : found.reason();
    boolean exhausted = reason == Reason.POOL_EXHAUSTED;
    boolean counts = !exhausted && doubted < flight;
    return new HealthState(
        Verdict.down(reason, exhausted && verdict.databaseAnswers(), at),
        landed,
        overdue,
        counts ? flight : doubted,
        counts ? failures + 1 : failures,
        canary,
        outage);
  }

  /** The step whose finding has a cause, or is good: the log is told of no other. */
  private Step told(HealthState next, Finding found, long at) {
    List<HealthEffect> effects = new ArrayList<>(toPool(next, found));
    @Nullable Reason reason = found.reason();
    if (reason == null) {
      if (outage != null) {
        effects.add(outage.end(at));
      }
      return new Step(next, effects);
    }
    if (outage == null) {
      effects.add(new TellLoss(reason, found.cause()));
      return new Step(next.withOutage(Outage.begin(reason, at)), effects);
    }
    outage.telling(reason, found.cause(), at).ifPresent(effects::add);
    return new Step(next.withOutage(outage.goesOn(reason, at)), effects);
  }

  private List<HealthEffect> toPool(HealthState next, Finding found) {
    return evicts(next, found) ? List.of(new Evict()) : List.of();
  }

  /** Connections are never given up where the server has no others to give. */
  private boolean evicts(HealthState next, Finding found) {
    @Nullable Reason reason = found.reason();
    if (reason == null || !EVICTING.contains(reason)) {
      return false;
    }
    boolean opened = next.open() && !open();
    return opened || (found.connected() && (next.open() || reason == Reason.READ_ONLY));
  }

  private Step unchanged() {
    return new Step(this, List.of());
  }

  private HealthState trusted() {
    return new HealthState(verdict, landed, overdue, doubted, 0, null, outage);
  }

  private HealthState withLanded(long flight) {
    return new HealthState(verdict, flight, overdue, doubted, failures, canary, outage);
  }

  private HealthState withOverdue(long flight) {
    return new HealthState(verdict, landed, flight, doubted, failures, canary, outage);
  }

  private HealthState withCanary(@Nullable Finding found) {
    return new HealthState(verdict, landed, overdue, doubted, failures, found, outage);
  }

  private HealthState withOutage(Outage changed) {
    return new HealthState(verdict, landed, overdue, doubted, failures, canary, changed);
  }
}
