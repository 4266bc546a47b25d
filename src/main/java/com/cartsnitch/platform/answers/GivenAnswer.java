package com.cartsnitch.platform.answers;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer as it is given.
 *
 * @param answer the answer
 * @param staleFor how long ago it was computed, if the data may have changed since
 */
public record GivenAnswer(KeptAnswer answer, Optional<Duration> staleFor) {

  static GivenAnswer fresh(KeptAnswer answer) {
    return new GivenAnswer(answer, Optional.empty());
  }
}
