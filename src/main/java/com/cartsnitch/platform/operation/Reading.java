package com.cartsnitch.platform.operation;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.http.answer.Created;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.route.Route.Access;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.paging.Part;
import io.avaje.jsonb.JsonType;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An operation for users that has said what it reads. Work is given the id of the user who calls
 * and what was read.
 *
 * @param <I> what it reads
 */
public final class Reading<I> {
  private final Opening opening;
  private final Reader<I> reader;
  private final boolean large;

  Reading(Opening opening, Reader<I> reader, boolean large) {
    this.opening = opening;
    this.reader = reader;
    this.large = large;
  }

  /** Its answers may be so large that only a few are in memory at once. */
  public Reading<I> large() {
    return new Reading<>(opening, reader, true);
  }

  /** Answers 200 with a value. */
  public <T> Operation answers(Class<T> type, BiFunction<String, I, T> work) {
    return operation(frame -> step(frame.jsonb().type(type), work));
  }

  /** Answers 200 with a whole list. */
  public <T> Operation answersList(Class<T> type, BiFunction<String, I, List<T>> work) {
    return operation(frame -> step(frame.jsonb().type(type).list(), work));
  }

  /** Answers 200 with a page of a list. */
  public <T> Operation answersPage(Class<T> type, PageWork<I, T> work) {
    return answersPage(type, PageRequest.DEFAULT_SIZE, work);
  }

  /** Answers 200 with a page of a list that used to be sent whole: pages are as long as allowed. */
  public <T> Operation answersFullPage(Class<T> type, PageWork<I, T> work) {
    return answersPage(type, PageRequest.MAX_SIZE, work);
  }

  /** Answers 200 with a value that may hold only a part of a list. */
  public <T> Operation answersPart(Class<T> type, BiFunction<String, I, Part<T>> work) {
    return operation(
        frame -> {
          JsonType<T> json = frame.jsonb().type(type);
          return call -> {
            I asked = call.read(reader);
            answer(
                frame,
                () -> work.apply(call.userId(), asked),
                part -> {
                  sayTruncated(call, part.truncated());
                  PrivateAnswer.sendPart(call.response(), json, part.value(), part.total());
                });
          };
        });
  }

  /**
   * Answers 201 with what was created, in one transaction. Repeated with the same {@code
   * Idempotency-Key}, the request gets the first answer.
   */
  public <T> Operation createsOnce(Class<T> type, Creation<I, T> work) {
    return operation(
        frame -> {
          JsonType<T> json = frame.jsonb().type(type);
          return call -> {
            I asked = call.readKeyed(reader);
            frame
                .idempotency()
                .create(
                    call.input(),
                    call.response(),
                    call.user(),
                    transaction ->
                        Created.of(json, work.create(transaction, call.userId(), asked)));
          };
        });
  }

  /** Answers 204. */
  public Operation does(BiConsumer<String, I> work) {
    return operation(
        _ ->
            call -> {
              work.accept(call.userId(), call.read(reader));
              PrivateAnswer.noContent(call.response());
            });
  }

  private <T> Operation answersPage(Class<T> type, int defaultSize, PageWork<I, T> work) {
    return operation(
        frame -> {
          JsonType<List<T>> json = frame.jsonb().type(type).list();
          return call -> {
            Call.Asked<I> asked = call.readPage(reader, defaultSize);
            answer(
                frame,
                () -> work.page(call.userId(), asked.value(), asked.page()),
                page -> send(call, json, asked.page(), page));
          };
        });
  }

  private <T> Binding.Step step(JsonType<T> json, BiFunction<String, I, T> work) {
    return call -> {
      T value = work.apply(call.userId(), call.read(reader));
      PrivateAnswer.send(call.response(), json, value);
    };
  }

  private <T> void answer(Frame frame, Supplier<T> work, Consumer<T> send) {
    if (large) {
      frame.largeAnswers().answer(work, send);
    } else {
      send.accept(work.get());
    }
  }

  private static <T> void send(Call call, JsonType<List<T>> json, PageRequest asked, Page<T> page) {
    sayTruncated(call, page.truncated());
    PrivateAnswer.sendPage(call.request(), call.response(), json, asked, page);
  }

  private static void sayTruncated(Call call, boolean truncated) {
    if (truncated) {
      PrivateAnswer.truncated(call.response());
    }
  }

  private Operation operation(Binding binding) {
    return opening.operation(Access.USER, binding);
  }

  /** Reads one page. */
  @FunctionalInterface
  public interface PageWork<I, T> {
    /** The page that is asked for of what the user may see. */
    Page<T> page(String userId, I input, PageRequest page);
  }

  /** Creates something within a transaction that the operation is given. */
  @FunctionalInterface
  public interface Creation<I, T> {
    /** What was created. */
    T create(SqlRunner transaction, String userId, I input);
  }
}
