package com.cartsnitch.platform.http.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request line as it was sent, and as Helidon knows it: with a path for a target, in HTTP/1.1.
 *
 * @param plain the latter
 * @param authority the host that it names where its target is a whole URL, as it is sent to proxies
 * @param old whether it says HTTP/1.0, as older load balancers do when they ask for the probes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2">RFC 9112, section 3.2.2</a>
 */
record RequestLine(String plain, Optional<String> authority, boolean old) {
  private static final String HTTP_1_0 = " HTTP/1.0";
  private static final String HTTP_1_1 = " HTTP/1.1";
  private static final Pattern URL =
      Pattern.compile("(\\S+ )https?://([^/?# ]+)(/?)(\\S* .*)", Pattern.CASE_INSENSITIVE);

  static RequestLine of(String sent) {
    boolean old = sent.endsWith(HTTP_1_0);
    String line =
        old ? sent.substring(0, sent.length() - HTTP_1_0.length()).concat(HTTP_1_1) : sent;
    Matcher url = URL.matcher(line);
    return url.matches()
        ? new RequestLine(url.replaceFirst("$1/$4"), Optional.of(url.group(2)), old)
        : new RequestLine(line, Optional.empty(), old);
  }
}
