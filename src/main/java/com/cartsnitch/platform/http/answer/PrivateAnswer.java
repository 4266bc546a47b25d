package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import io.avaje.jsonb.JsonType;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Sends JSON answers for the caller only, which must not be cached. */
public final class PrivateAnswer {
  private static final Header TRUNCATED = HeaderValues.createCached("X-Truncated", "true");

  private PrivateAnswer() {}

  /**
   * Answers 200 with a value.
   *
   * @param response where to send it
   * @param type how to write it
   * @param value what to send
   */
  public static <T> void send(ServerResponse response, JsonType<T> type, T value) {
    send(response, Status.OK_200, type.toJsonBytes(value));
  }

  /**
   * Answers 200 with one page of a list, with {@code X-Total-Count} and {@code Link}.
   *
   * @param request whose path and query the links repeat
   * @param response where to send it
   * @param type how to write the list
   * @param asked the page that was asked for
   * @param page what stands on it
   */
  public static <T> void sendPage(
      ServerRequest request,
      ServerResponse response,
      JsonType<List<T>> type,
      PageRequest asked,
      Page<T> page) {
    PageLinks.add(request, response, asked, page.total());
    send(response, type, page.elements());
  }

  /**
   * Answers 200 with a value that may hold only part of a list, whose length is told in {@code
   * X-Total-Count}.
   *
   * @param response where to send it
   * @param type how to write it
   * @param value what to send
   * @param total how many elements the whole list has
   */
  public static <T> void sendPart(ServerResponse response, JsonType<T> type, T value, long total) {
    response.header(PageLinks.TOTAL_COUNT, Long.toString(total));
    send(response, type, value);
  }

  /** Says that a part of what was asked for was left out. */
  public static void truncated(ServerResponse response) {
    response.header(TRUNCATED);
  }

  /** Answers 201. */
  public static void created(ServerResponse response, Created created) {
    send(response, Status.CREATED_201, created.json());
  }

  /** Answers 204. */
  public static void noContent(ServerResponse response) {
    response.status(Status.NO_CONTENT_204);
    response.header(CommonHeaders.NO_STORE);
    response.send();
  }

  /**
   * Answers 200 with JSON that is written already.
   *
   * @param response where to send it
   * @param json the text as UTF-8
   */
  public static void send(ServerResponse response, byte[] json) {
    send(response, Status.OK_200, json);
  }

  static void send(ServerResponse response, Status status, byte[] json) {
    response.status(status);
    response.header(CommonHeaders.NO_STORE);
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(json);
  }
}
