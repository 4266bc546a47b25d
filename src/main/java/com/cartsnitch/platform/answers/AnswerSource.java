package com.cartsnitch.platform.answers;

import java.util.function.Supplier;

/** Where answers come from. */
@FunctionalInterface
public interface AnswerSource {

  /**
   * Answers a question.
   *
   * @param question what is asked for
   * @param compute computes the answer
   */
  GivenAnswer answer(Question question, Supplier<KeptAnswer> compute);

  /** Computes every answer. */
  static AnswerSource uncached() {
    return (_, compute) -> GivenAnswer.fresh(compute.get());
  }
}
