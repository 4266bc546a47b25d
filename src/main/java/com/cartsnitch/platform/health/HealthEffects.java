package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseBreaker.State;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.health.HealthEffect.Evict;
import java.util.List;

/** Carries out what a step of {@link HealthState} asks for. */
final class HealthEffects {
  private final ConnectionPool pool;
  private final DatabaseBreaker breaker;
  private final HealthLog log = new HealthLog();

  HealthEffects(ConnectionPool pool, DatabaseBreaker breaker) {
    this.pool = pool;
    this.breaker = breaker;
  }

  /** Shows requests what is known. Does not block; called in the order of the states. */
  void set(HealthState state) {
    boolean doubted = state.failures() > 0 || state.canary() != null;
    boolean wasOpen = breaker.isOpen();
    breaker.set(
        state.open() ? State.OPEN : doubted ? State.DOUBTED : State.CLOSED,
        state.verdict().reason() == Reason.SCHEMA);
    if (wasOpen != state.open()) {
      turn(state.open());
    }
  }

  private void turn(boolean open) {
    if (open) {
      pool.breakerOpened();
    } else {
      pool.breakerClosed();
    }
  }

  /** Does the rest, which may take a moment. One that fails keeps none of the others from it. */
  void carryOut(List<HealthEffect> effects) {
    for (HealthEffect effect : effects) {
      try {
        carryOut(effect);
      } catch (Throwable e) {
        Survival.of("What follows from a health probe", e);
      }
    }
  }

  private void carryOut(HealthEffect effect) {
    if (effect instanceof Evict) {
      pool.evict();
    }
    log.write(effect);
  }
}
