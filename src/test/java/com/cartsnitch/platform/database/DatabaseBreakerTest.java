package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.DatabaseBreaker.State;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseBreakerTest {
  private final DatabaseBreaker breaker = new DatabaseBreaker();
  private final AtomicInteger successes = new AtomicInteger();

  @Test
  void isClosedAtFirst() {
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.schemaOutdated()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void refusesRequestsOnlyWhileItIsOpen(State state) {
    breaker.set(state, false);
    assertThat(breaker.isOpen()).isEqualTo(state == State.OPEN);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void aSuccessIsOfInterestUnlessItIsClosed(State state) {
    breaker.onSuccess(successes::incrementAndGet);
    breaker.set(state, false);
    breaker.succeeded();
    assertThat(successes).hasValue(state == State.CLOSED ? 0 : 1);
  }

  @Test
  void closesByItselfWhereNothingElseWatchesIt() {
    breaker.set(State.OPEN, false);
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void knowsWhetherTheSchemaIsOutdated() {
    breaker.set(State.DOUBTED, true);
    assertThat(breaker.schemaOutdated()).isTrue();
  }
}
