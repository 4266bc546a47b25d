package com.cartsnitch.platform.http;

import static com.cartsnitch.platform.problem.ErrorCode.BAD_REQUEST;
import static com.cartsnitch.platform.problem.ErrorCode.HEADERS_TOO_LARGE;
import static com.cartsnitch.platform.problem.ErrorCode.METHOD_NOT_ALLOWED;
import static com.cartsnitch.platform.problem.ErrorCode.NOT_FOUND;
import static com.cartsnitch.platform.problem.ErrorCode.PAYLOAD_TOO_LARGE;

import com.cartsnitch.platform.problem.ErrorCode;
import java.util.stream.Stream;

/**
 * What a client may get wrong.
 *
 * @param name what it is
 * @param request its bytes, each a character
 * @param code what it is answered
 */
record BadInputs(String name, String request, ErrorCode code) {
  private static final String HOST = "Host: localhost\r\n";
  private static final String STORES = "GET /api/v1/stores HTTP/1.1\r\n" + HOST;
  private static final String POST = "POST /api/v1/stores HTTP/1.1\r\n" + HOST;
  private static final String PRODUCTS = "/api/v1/public/products";

  static Stream<BadInputs> all() {
    return Stream.of(paths(), headers(), bodies(), lines()).flatMap(list -> list);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Stream<BadInputs> paths() {
    return Stream.of(
        get("unknown path", "/nope", NOT_FOUND),
        get("root", "/", NOT_FOUND),
        get("metrics on the main port", "/metrics", NOT_FOUND),
        get("path out of the root", "/api/v1/../../../etc/passwd", BAD_REQUEST),
        get("path with a parameter", "/api/v1/nope;x=1", BAD_REQUEST),
        get(
            "unknown product",
            "/api/v1/public/trends/6f9619ff-8b86-d011-b42d-00cf4fc964ff",
            NOT_FOUND),
        get("broken UTF-8 in the path", "/api/v1/%ff%fe", BAD_REQUEST),
        get("overlong UTF-8 in the path", "/api/v1/%c0%af", BAD_REQUEST),
        get("surrogate in the path", "/api/v1/%ed%a0%80", BAD_REQUEST),
        get("broken UTF-8 in the query", PRODUCTS + "?q=%ff%fe", BAD_REQUEST),
        get("cut UTF-8 in the query", PRODUCTS + "?q=%c3", BAD_REQUEST),
        get("no hex in the path", "/api/v1/%zz", BAD_REQUEST),
        get("no hex in the query", PRODUCTS + "?q=%zz", BAD_REQUEST),
        get("sign in the hex", PRODUCTS + "?q=%-1", BAD_REQUEST),
        get("half an escape", PRODUCTS + "?q=%4", BAD_REQUEST),
        get("NUL in the path", "/api/v1/%00", BAD_REQUEST),
        get("raw bytes in the path", "/api/v1/\u00ff\u00fe", NOT_FOUND),
        get("raw bytes in the query", PRODUCTS + "?q=\u00ff\u00fe", BAD_REQUEST));
  }

  private static Stream<BadInputs> headers() {
    return Stream.of(
        of("huge header", STORES + "X: " + "a".repeat(20_000) + "\r\n\r\n", HEADERS_TOO_LARGE),
        of("many headers", STORES + "X: a\r\n".repeat(5_000) + "\r\n", HEADERS_TOO_LARGE),
        of("no Host", "GET /api/v1/stores HTTP/1.1\r\n\r\n", BAD_REQUEST),
        of("two Hosts", STORES + "Host: evil\r\n\r\n", BAD_REQUEST),
        of("Host with a blank", POST.replace("localhost", "a b") + "\r\n", BAD_REQUEST),
        of("header without a colon", STORES + "foo\r\n\r\n", BAD_REQUEST),
        of("blank before the colon", STORES + "X : foo\r\n\r\n", BAD_REQUEST),
        of("control character in a header", STORES + "X: a\u0001b\r\n\r\n", BAD_REQUEST),
        of("NUL in a header", STORES + "X: a\u0000b\r\n\r\n", BAD_REQUEST));
  }

  private static Stream<BadInputs> bodies() {
    String length = "Content-Length: ";
    return Stream.of(
        of("negative length", STORES + length + "-5\r\n\r\n", BAD_REQUEST),
        of("length with a sign", POST + length + "+5\r\n\r\nabcde", BAD_REQUEST),
        of("length in letters", POST + length + "abc\r\n\r\n", BAD_REQUEST),
        of("empty length", POST + length + "\r\n\r\n", BAD_REQUEST),
        of("length beyond a long", POST + length + "9".repeat(30) + "\r\n\r\n", BAD_REQUEST),
        of("two lengths", POST + length + "3\r\n" + length + "4\r\n\r\nabcd", BAD_REQUEST),
        of("list of lengths", POST + length + "3, 3\r\n\r\nabc", BAD_REQUEST),
        of(
            "length and chunks",
            POST + length + "3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            BAD_REQUEST),
        of("body beyond 1 MiB", POST + length + "1048577\r\n\r\n", PAYLOAD_TOO_LARGE),
        of("body of 1 GB", STORES + length + "1000000000\r\n\r\n", PAYLOAD_TOO_LARGE),
        of(
            "bad chunk",
            POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
            METHOD_NOT_ALLOWED));
  }

  private static Stream<BadInputs> lines() {
    String tls = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";
    return Stream.of(
        of("long request line", "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n", BAD_REQUEST),
        of("garbage line", "GARBAGE\r\n\r\n", BAD_REQUEST),
        of("two words", "GET /\r\n\r\n", BAD_REQUEST),
        of("empty method", " / HTTP/1.1\r\n" + HOST + "\r\n", NOT_FOUND),
        of("binary garbage", "\u0000\u0001\u0002\u00ff garbage\r\n\r\n", BAD_REQUEST),
        of("TLS greeting", tls + "a".repeat(100) + "\r\n\r\n", BAD_REQUEST),
        of("HTTP/9.9", "GET /api/v1/stores HTTP/9.9\r\n" + HOST + "\r\n", BAD_REQUEST),
        of("no protocol at all", "GET /api/v1/stores FTP/1.1\r\n" + HOST + "\r\n", BAD_REQUEST));
  }

  private static BadInputs get(String name, String target, ErrorCode code) {
    return of(name, "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n", code);
  }

  private static BadInputs of(String name, String request, ErrorCode code) {
    return new BadInputs(name, request, code);
  }
}
