package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An operation for signed-in users. Work is given the id of the user who calls. */
public final class ForUsers {
  private final Opening opening;

  ForUsers(Opening opening) {
    this.opening = opening;
  }

  /** Says what it reads. */
  public <I> Reading<I> reads(Reader<I> reader) {
    return new Reading<>(opening, reader, false);
  }

  /** Answers 200 with a value. */
  public <T> Operation answers(Class<T> type, Function<String, T> work) {
    return readsNothing().answers(type, (user, _) -> work.apply(user));
  }

  /** Answers 200 with a whole list. */
  public <T> Operation answersList(Class<T> type, Function<String, List<T>> work) {
    return readsNothing().answersList(type, (user, _) -> work.apply(user));
  }

  /** Answers 200 with a page of a list that used to be sent whole: pages are as long as allowed. */
  public <T> Operation answersFullPage(
      Class<T> type, BiFunction<String, PageRequest, Page<T>> work) {
    return readsNothing().answersFullPage(type, (user, _, page) -> work.apply(user, page));
  }

  private Reading<RequestInput> readsNothing() {
    return reads(input -> input);
  }
}
