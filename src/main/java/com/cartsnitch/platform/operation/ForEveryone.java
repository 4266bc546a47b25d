package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.answers.Question;
import com.cartsnitch.platform.http.input.RequestInput;
import java.util.function.Function;

/** An operation for everyone, which must say what it reads and under which name it is cached. */
public final class ForEveryone {
  private final Opening opening;

  ForEveryone(Opening opening) {
    this.opening = opening;
  }

  /**
   * Names what is asked for.
   *
   * @param reader reads it
   * @param question its name in the cache: everything that the answer depends on beside the data
   */
  public <I> PublicReading<I> asks(Reader<I> reader, Function<I, Question> question) {
    return new PublicReading<>(opening, reader, question);
  }

  /** Names a question without parameters. */
  public PublicReading<RequestInput> asks(String question) {
    return asks(input -> input, _ -> Question.of(question));
  }
}
