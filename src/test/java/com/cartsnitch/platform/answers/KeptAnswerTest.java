package com.cartsnitch.platform.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeptAnswerTest {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00.123Z");
  private static final KeptAnswer ANSWER =
      KeptAnswer.of(NOON, 7, "[{\"name\":\"Käse\"}]".getBytes(UTF_8));

  @Test
  void comesBackAsItWas() {
    KeptAnswer back = KeptAnswer.decode(ANSWER.encode()).orElseThrow();
    assertThat(back.computedAt()).isEqualTo(NOON);
    assertThat(back.total()).isEqualTo(7);
    assertThat(back.tag()).isEqualTo(ANSWER.tag()).matches("\"[A-Za-z0-9_-]{22}\"");
    assertThat(back.body()).isEqualTo(ANSWER.body());
  }

  @Test
  void whatIsNotWholeIsNone() {
    byte[] bytes = ANSWER.encode();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(KeptAnswer.decode(Arrays.copyOf(bytes, length))).as("%d bytes", length).isEmpty();
    }
    assertThat(KeptAnswer.decode(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
  }

  @Test
  void whatSomebodyElsePutThereIsNone() {
    assertThat(KeptAnswer.decode("x".repeat(500).getBytes(UTF_8))).isEmpty();
    byte[] changed = ANSWER.encode();
    changed[changed.length - 1] ^= 1;
    assertThat(KeptAnswer.decode(changed)).isEmpty();
  }

  @Test
  void isNotYoungerThanNothing() {
    assertThat(ANSWER.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(ANSWER.age(NOON.minusSeconds(1))).isZero();
  }
}
