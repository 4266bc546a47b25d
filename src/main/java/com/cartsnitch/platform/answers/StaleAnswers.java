package com.cartsnitch.platform.answers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last good answer to each question, for the time when the database is away. */
final class StaleAnswers {
  private static final long ROOM = 16 << 20;

  private final Duration oldest;
  private final InstantSource clock;
  private final @Nullable LocalAnswers answers;

  /**
   * @param oldest how old an answer may be; zero: none is kept
   * @param clock tells how old it is
   */
  StaleAnswers(Duration oldest, InstantSource clock) {
    this.oldest = oldest;
    this.clock = clock;
    this.answers = oldest.isZero() ? null : new LocalAnswers(oldest, ROOM);
  }

  void keep(Question question, KeptAnswer answer) {
    if (answers != null) {
      answers.keep(question.key(), answer);
    }
  }

  Optional<GivenAnswer> find(Question question) {
    return answers == null
        ? Optional.empty()
        : answers.find(question.key()).map(this::given).filter(this::youngEnough);
  }

  private GivenAnswer given(KeptAnswer answer) {
    return new GivenAnswer(answer, Optional.of(answer.age(clock.instant())));
  }

  private boolean youngEnough(GivenAnswer given) {
    return given.staleFor().orElse(Duration.ZERO).compareTo(oldest) <= 0;
  }
}
