package com.cartsnitch.platform.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How old an answer may be, by a clock that the test moves. */
class StaleAnswersTest {
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
  private static final Question QUESTION = Question.of("names");
  private static final KeptAnswer ANSWER = KeptAnswer.of(NOON, 0, "[]".getBytes(UTF_8));

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void isGivenWithItsAgeUntilItIsTooOld() {
    StaleAnswers answers = new StaleAnswers(Duration.ofMinutes(5), now::get);
    answers.keep(QUESTION, ANSWER);
    now.set(NOON.plusSeconds(300));
    assertThat(answers.find(QUESTION).flatMap(GivenAnswer::staleFor))
        .contains(Duration.ofMinutes(5));
    assertThat(answers.find(Question.of("others"))).isEmpty();
    now.set(NOON.plusSeconds(301));
    assertThat(answers.find(QUESTION)).isEmpty();
  }

  @Test
  void anAnswerThatWasOldWhenItCameGetsNoYounger() {
    StaleAnswers answers = new StaleAnswers(Duration.ofMinutes(1), now::get);
    now.set(NOON.plusSeconds(50));
    answers.keep(QUESTION, ANSWER);
    assertThat(answers.find(QUESTION).flatMap(GivenAnswer::staleFor))
        .isEqualTo(Optional.of(Duration.ofSeconds(50)));
    now.set(NOON.plusSeconds(61));
    assertThat(answers.find(QUESTION)).isEmpty();
  }

  @Test
  void zeroKeepsNone() {
    StaleAnswers answers = new StaleAnswers(Duration.ZERO, now::get);
    answers.keep(QUESTION, ANSWER);
    assertThat(answers.find(QUESTION)).isEmpty();
  }
}
