package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.http.answer.PublicAnswer;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.avaje.jsonb.JsonType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Sends answers with public data, which are computed only if they are not cached. */
public final class PublicAnswers {
  private final AnswerSource source;
  private final InstantSource clock;

  /**
   * @param clock tells when one was computed
   */
  public PublicAnswers(AnswerSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Answers 200 with a value, or 304.
   *
   * @param request whose {@code If-None-Match} counts
   * @param response where to send it
   * @param question what is asked for
   * @param type how to write it
   * @param compute computes it
   */
  public <T> void send(
      ServerRequest request,
      ServerResponse response,
      Question question,
      JsonType<T> type,
      Supplier<T> compute) {
    GivenAnswer given =
        source.answer(
            question,
            () -> {
              Instant begin = clock.instant();
              return KeptAnswer.of(begin, 0, type.toJsonBytes(compute.get()));
            });
    sayAge(response, given);
    PublicAnswer.send(request, response, given.answer().tag(), given.answer().body());
  }

  /**
   * Answers 200 with one page of a list, or 304; both with {@code X-Total-Count} and {@code Link}.
   *
   * @param request whose path and query the links repeat
   * @param response where to send it
   * @param question what is asked for, the page included
   * @param type how to write the list
   * @param asked the page that was asked for
   * @param compute computes what stands on it
   */
  public <T> void sendPage(
      ServerRequest request,
      ServerResponse response,
      Question question,
      JsonType<List<T>> type,
      PageRequest asked,
      Supplier<Page<T>> compute) {
    GivenAnswer given =
        source.answer(
            question,
            () -> {
              Instant begin = clock.instant();
              Page<T> page = compute.get();
              return KeptAnswer.of(begin, page.total(), type.toJsonBytes(page.elements()));
            });
    sayAge(response, given);
    KeptAnswer answer = given.answer();
    PublicAnswer.sendPage(request, response, asked, answer.total(), answer.tag(), answer.body());
  }

  private static void sayAge(ServerResponse response, GivenAnswer given) {
    given
        .staleFor()
        .ifPresent(age -> response.header(HeaderNames.AGE, Long.toString(age.toSeconds())));
  }
}
