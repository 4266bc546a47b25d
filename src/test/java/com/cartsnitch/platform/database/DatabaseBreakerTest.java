package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseBreakerTest {
  private DatabaseBreaker breaker = new DatabaseBreaker();

  @BeforeEach
  void newBreaker() {
    breaker = new DatabaseBreaker();
  }

  @Test
  void isClosedAtFirst() {
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void opensAtTheSecondFailureInARowAndSaysSoOnce() {
    assertThat(breaker.probeFailed()).isFalse();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.probeFailed()).isTrue();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.probeFailed()).isFalse();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void aSuccessBetweenStartsTheCountAgain() {
    assertThat(breaker.probeFailed()).isFalse();
    breaker.succeeded();
    assertThat(breaker.probeFailed()).isFalse();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void oneSuccessClosesItHoweverManyFailuresThereWere() {
    for (int i = 0; i < 100; i++) {
      breaker.probeFailed();
    }
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
    breaker.probeFailed();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.probeFailed()).isTrue();
  }
}
