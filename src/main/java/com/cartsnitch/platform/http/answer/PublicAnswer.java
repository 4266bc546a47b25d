package com.cartsnitch.platform.http.answer;

import com.cartsnitch.platform.crypto.Sha256;
import com.cartsnitch.platform.paging.PageRequest;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.Base64;

/**
 * Sends what anyone may read and caches may keep: with an entity tag made of the body, and as 304
 * without a body to a client that has it already.
 */
public final class PublicAnswer {
  /** For answers that any cache may keep for a minute. */
  public static final Header ONE_MINUTE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=60");

  private PublicAnswer() {}

  /**
   * Answers 200 with JSON, or 304.
   *
   * @param request whose {@code If-None-Match} counts
   * @param response where to send it
   * @param tag the JSON's entity tag
   * @param json the text as UTF-8
   */
  public static void send(ServerRequest request, ServerResponse response, String tag, byte[] json) {
    response.header(ONE_MINUTE);
    send(request, response, HeaderValues.CONTENT_TYPE_JSON, tag, json);
  }

  /**
   * Answers 200 with one page of a list, or 304; both with {@code X-Total-Count} and {@code Link}.
   *
   * @param request whose path and query the links repeat
   * @param response where to send it
   * @param asked the page that was asked for
   * @param total how many elements the whole list has
   * @param tag the entity tag of the page's JSON
   * @param json the text as UTF-8
   */
  public static void sendPage(
      ServerRequest request,
      ServerResponse response,
      PageRequest asked,
      long total,
      String tag,
      byte[] json) {
    PageLinks.add(request, response, asked, total);
    send(request, response, tag, json);
  }

  static void send(
      ServerRequest request, ServerResponse response, Header contentType, String tag, byte[] body) {
    response.header(HeaderNames.ETAG, tag);
    if (known(request, tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(contentType);
    response.send(body);
  }

  private static boolean known(ServerRequest request, String tag) {
    return request.headers().values(HeaderNames.IF_NONE_MATCH).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  /** Names these very bytes: 22 characters of base64 in quotes. */
  public static String entityTag(byte[] body) {
    byte[] hash = Arrays.copyOf(Sha256.of(body), 16);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
  }
}
