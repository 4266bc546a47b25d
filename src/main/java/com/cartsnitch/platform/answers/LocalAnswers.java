package com.cartsnitch.platform.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/** Answers in this process, for some time and as many as fit. */
final class LocalAnswers {
  /** About what an entry takes up beside its body. */
  private static final int OVERHEAD = 300;

  private final Cache<String, KeptAnswer> answers;

  LocalAnswers(Duration ttl, long maxBytes) {
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String _, KeptAnswer answer) -> OVERHEAD + answer.body().length)
            .expireAfterWrite(ttl)
            .executor(Runnable::run) // nothing waits to be done when a test looks
            .build();
  }

  Optional<KeptAnswer> find(String key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  void keep(String key, KeptAnswer answer) {
    answers.put(key, answer);
  }
}
