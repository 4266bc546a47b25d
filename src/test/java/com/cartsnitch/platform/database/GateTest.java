package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private Gate gate = new Gate();

  @BeforeEach
  void newGate() {
    gate = new Gate();
  }

  @Test
  void isClosedAtFirst() {
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void opensAtTheSecondFailureInARowAndSaysSoOnce() {
    assertThat(gate.probeFailed()).isFalse();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.probeFailed()).isTrue();
    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.probeFailed()).isFalse();
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void aSuccessBetweenStartsTheCountAgain() {
    assertThat(gate.probeFailed()).isFalse();
    gate.succeeded();
    assertThat(gate.probeFailed()).isFalse();
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void oneSuccessClosesItHoweverManyFailuresThereWere() {
    for (int i = 0; i < 100; i++) {
      gate.probeFailed();
    }
    gate.succeeded();
    assertThat(gate.isOpen()).isFalse();
    gate.probeFailed();
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.probeFailed()).isTrue();
  }
}
