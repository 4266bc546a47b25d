package com.cartsnitch.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One question has one name, and no two have the same. */
class QuestionTest {
  private static final UUID ID = new UUID(1, 2);

  @Test
  void noTwoHaveTheSameName() {
    assertThat(different().map(Question::key)).doesNotHaveDuplicates();
  }

  @Test
  void theSameValuesAreTheSameQuestion() {
    assertThat(Question.of("a", Optional.of("x"), List.of(ID), 1).key())
        .isEqualTo(Question.of("a", Optional.of("x"), List.of(new UUID(1, 2)), 1).key());
  }

  @Test
  void everyGenerationHasItsOwn() {
    Question question = Question.of("a", "b");
    assertThat(List.of(question.key("1"), question.key("12"), question.key("2"), question.key()))
        .doesNotHaveDuplicates();
    assertThat(question.key("1")).isEqualTo(Question.of("a", "b").key("1"));
    assertThat(Question.of("a", "b1").key("2")).isNotEqualTo(Question.of("a", "b").key("12"));
  }

  private static Stream<Question> different() {
    return Stream.of(
        Question.of("a"),
        Question.of("b"),
        Question.of("a", ""),
        Question.of("a", "", ""),
        Question.of("a", Optional.empty()),
        Question.of("a", Optional.empty(), Optional.empty()),
        Question.of("a", Optional.of("")),
        Question.of("a", Optional.of("x"), Optional.empty()),
        Question.of("a", Optional.empty(), Optional.of("x")),
        Question.of("a", "x", "y"),
        Question.of("a", "xy"),
        Question.of("a", "x,y"),
        Question.of("ax", "y"),
        Question.of("a", List.of("x", "y")),
        Question.of("a", List.of("y", "x")),
        Question.of("a", List.of("x"), "y"),
        Question.of("a", List.of(List.of("x"), "y")),
        Question.of("a", List.of()),
        Question.of("a", List.of(), List.of()),
        Question.of("a", 1, 23),
        Question.of("a", 12, 3),
        Question.of("a", "=\u0000\u0000\u0000\u0001x"));
  }
}
