package com.cartsnitch.platform.database;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Repeats a unit of work once, as a whole and at once, where that is safe and promises success:
 * never with the breaker open, never beyond a budget, and never what the server may have done.
 */
final class Retries {

  private final DatabaseBreaker breaker;
  private final RetryBudget budget = new RetryBudget();
  private final Consumer<RetryCause> listener;

  /**
   * @param listener told of every repetition
   */
  Retries(DatabaseBreaker breaker, Consumer<RetryCause> listener) {
    this.breaker = breaker;
    this.listener = listener;
  }

  /**
   * Runs a unit of work.
   *
   * @param harmless tells whether it may run twice even if its first run had an effect
   * @param work does it; given what went wrong before
   */
  <T> T run(BooleanSupplier harmless, Function<Optional<RetryCause>, T> work) {
    budget.earn();
    try {
      return work.apply(Optional.empty());
    } catch (CommitFailedException e) {
      throw e.failure();
    } catch (RuntimeException e) {
      RetryCause cause = cause(e, harmless).filter(_ -> allowed()).orElseThrow(() -> e);
      listener.accept(cause);
      return again(Optional.of(cause), work, e);
    }
  }

  private static <T> T again(
      Optional<RetryCause> cause, Function<Optional<RetryCause>, T> work, RuntimeException first) {
    try {
      return work.apply(cause);
    } catch (CommitFailedException e) {
      throw e.failure();
    } catch (RuntimeException e) {
      e.addSuppressed(first);
      throw e;
    }
  }

  private boolean allowed() {
    return !breaker.isOpen() && budget.spend();
  }

  private static Optional<RetryCause> cause(RuntimeException failure, BooleanSupplier harmless) {
    return SqlStates.find(failure).flatMap(sql -> cause(sql, harmless));
  }

  private static Optional<RetryCause> cause(SQLException failure, BooleanSupplier harmless) {
    if (SqlStates.rolledBack(failure)) {
      return Optional.of(RetryCause.CONFLICT);
    }
    if (SqlStates.stalePlan(failure)) {
      return Optional.of(RetryCause.STALE_PLAN);
    }
    // what was silent for the whole socket timeout would be so again
    boolean silent = failure.getCause() instanceof SocketTimeoutException;
    return SqlStates.connectionDied(failure) && !silent && harmless.getAsBoolean()
        ? Optional.of(RetryCause.CONNECTION)
        : Optional.empty();
  }
}
