package com.cartsnitch.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final Heartbeat heartbeat = new Heartbeat(clock::get);

  @Test
  void isAliveBeforeItBegins() {
    pass(Duration.ofHours(1));
    assertThat(heartbeat.alive()).isTrue();
  }

  @Test
  void isDeadWhenItHasNotTurnedFor30Seconds() {
    heartbeat.beat();
    pass(Duration.ofMillis(29_999));
    assertThat(heartbeat.alive()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(heartbeat.alive()).isFalse();
  }

  @Test
  void comesBackToLifeWhenItTurns() {
    heartbeat.beat();
    pass(Duration.ofMinutes(1));
    heartbeat.beat();
    assertThat(heartbeat.alive()).isTrue();
  }

  @Test
  void isNoDeathWhenItWasToldToEnd() {
    heartbeat.beat();
    heartbeat.end();
    pass(Duration.ofMinutes(1));
    assertThat(heartbeat.alive()).isTrue();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
