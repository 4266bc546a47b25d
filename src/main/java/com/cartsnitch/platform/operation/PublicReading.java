package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.answers.Question;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.avaje.jsonb.JsonType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An operation for everyone that has said what it reads.
 *
 * @param <I> what it reads
 */
public final class PublicReading<I> {
  private final Opening opening;
  private final Reader<I> reader;
  private final Function<I, Question> question;

  PublicReading(Opening opening, Reader<I> reader, Function<I, Question> question) {
    this.opening = opening;
    this.reader = reader;
    this.question = question;
  }

  /** Answers 200 with a value, or 304. */
  public <T> Operation answers(Class<T> type, Function<I, T> work) {
    return opening.operation(Access.OPEN, frame -> step(frame, frame.jsonb().type(type), work));
  }

  /** Answers 200 with a list, or 304. */
  public <T> Operation answersList(Class<T> type, Function<I, List<T>> work) {
    return opening.operation(
        Access.OPEN, frame -> step(frame, frame.jsonb().type(type).list(), work));
  }

  /** Answers 200 with a page of a list, or 304. */
  public <T> Operation answersPage(Class<T> type, BiFunction<I, PageRequest, Page<T>> work) {
    return opening.operation(
        Access.OPEN, frame -> pageStep(frame, frame.jsonb().type(type).list(), work));
  }

  private <T> Binding.Step step(Frame frame, JsonType<T> json, Function<I, T> work) {
    return call -> {
      I asked = call.read(reader);
      frame
          .publicAnswers()
          .send(
              call.request(),
              call.response(),
              question.apply(asked),
              json,
              () -> work.apply(asked));
    };
  }

  private <T> Binding.Step pageStep(
      Frame frame, JsonType<List<T>> json, BiFunction<I, PageRequest, Page<T>> work) {
    return call -> {
      Call.Asked<I> asked = call.readPage(reader, PageRequest.DEFAULT_SIZE);
      PageRequest page = asked.page();
      frame
          .publicAnswers()
          .sendPage(
              call.request(),
              call.response(),
              question.apply(asked.value()).onPage(page),
              json,
              page,
              () -> work.apply(asked.value(), page));
    };
  }
}
