package com.cartsnitch.platform.http;

import io.avaje.jsonb.JsonType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Sends values as JSON. */
public final class JsonAnswer {
  private static final HeaderName TOTAL_COUNT = HeaderNames.create("X-Total-Count");

  private JsonAnswer() {}

  /**
   * Answers 200 with a value.
   *
   * @param response where to send it
   * @param type how to write it
   * @param value what to send
   */
  public static <T> void send(ServerResponse response, JsonType<T> type, T value) {
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(type.toJsonBytes(value));
  }

  /**
   * Answers 200 with one page of a list: a bare array, the list's length in {@code X-Total-Count},
   * and its neighbours in {@code Link} (RFC 8288).
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
    addPageHeaders(request, response, asked, page.total());
    send(response, type, page.elements());
  }

  static void addPageHeaders(
      ServerRequest request, ServerResponse response, PageRequest asked, long total) {
    response.header(TOTAL_COUNT, Long.toString(total));
    response.header(HeaderNames.LINK, PageLinks.of(request, asked, total));
  }
}
