package com.cartsnitch.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one replica counts, on a clock of the test's own. */
class LocalLimiterTest {
  private static final Limit THREE_A_MINUTE = new Limit("test", 3, Duration.ofMinutes(1));

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000); // it may overflow
  private final LocalLimiter limiter = new LocalLimiter(now::get);
  private int ids;

  @Test
  void admitsAsManyAsTheLimitSaysAndTellsHowManyRemain() {
    assertThat(admit()).isEqualTo(Decision.admitted(2));
    assertThat(admit()).isEqualTo(Decision.admitted(1));
    assertThat(admit()).isEqualTo(Decision.admitted(0));
    assertThat(admit()).isEqualTo(Decision.refused(THREE_A_MINUTE.memory()));
  }

  @Test
  void saysWhenTheOldestIsForgotten() {
    admit();
    pass(Duration.ofSeconds(10));
    admit();
    admit();
    pass(Duration.ofSeconds(20));
    Duration wait = THREE_A_MINUTE.memory().minusSeconds(30);
    assertThat(admit()).isEqualTo(Decision.refused(wait));
    pass(wait.minusNanos(1));
    assertThat(admit().allowed()).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(admit()).isEqualTo(Decision.admitted(0));
  }

  @Test
  void whatIsRefusedDoesNotCount() {
    for (int i = 0; i < 3; i++) {
      admit();
    }
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofMillis(500));
      admit();
    }
    pass(Duration.ofSeconds(11));
    assertThat(admit()).isEqualTo(Decision.admitted(2));
  }

  @Test
  void whatIsForgottenCountsNoMore() {
    limiter.admit(THREE_A_MINUTE, "ann", "first");
    admit();
    admit();
    limiter.forget(THREE_A_MINUTE, "ann", "first");
    assertThat(admit().allowed()).isTrue();
    assertThat(admit().allowed()).isFalse();
    limiter.forget(THREE_A_MINUTE, "ann", "never heard of");
    limiter.forget(THREE_A_MINUTE, "bob", "first");
    assertThat(admit().allowed()).isFalse();
  }

  @Test
  void subjectsAndLimitsCountByThemselves() {
    for (int i = 0; i < 3; i++) {
      admit();
    }
    Limit other = new Limit("other", 1, Duration.ofMinutes(1));
    assertThat(limiter.admit(THREE_A_MINUTE, "bob", "x").allowed()).isTrue();
    assertThat(limiter.admit(other, "ann", "x").allowed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noWindowHoldsMoreWhereverItStarts(long seed) {
    Random random = new Random(seed);
    List<Long> admitted = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pass(Duration.ofMillis(random.nextInt(20) == 0 ? random.nextInt(30_000) : 5));
      if (admit().allowed()) {
        admitted.add(now.get());
      }
    }
    long window = THREE_A_MINUTE.window().toNanos();
    for (int i = 3; i < admitted.size(); i++) {
      assertThat(admitted.get(i) - admitted.get(i - 3)).isGreaterThan(window);
    }
    assertThat(admitted).hasSizeGreaterThan(100);
  }

  private Decision admit() {
    return limiter.admit(THREE_A_MINUTE, "ann", Integer.toString(ids++));
  }

  private void pass(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
