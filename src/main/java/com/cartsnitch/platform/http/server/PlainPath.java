package com.cartsnitch.platform.http.server;

import io.helidon.http.HttpPrologue;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a request's target is a path that routing takes as it stands. Helidon routes by the
 * path without parameters, decoded and normalised; what stands before routing, here or in a proxy,
 * sees the path as it was sent, and must not see another one.
 */
final class PlainPath {
  /** What is encoded more often is refused without looking further. */
  private static final int MOST_ENCODINGS = 3;

  private static final int HEX = 16;
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern CHANGED_BY_ROUTING =
      Pattern.compile("//|\\\\|\\x00|(?:^|/)\\.{1,2}(?:;[^/]*)?(?:/|$)");

  private PlainPath() {}

  /**
   * Whether it is; not so for absolute URLs, hosts, {@code *}, fragments and path parameters.
   *
   * @param request the request line
   */
  static boolean isTargetOf(HttpPrologue request) {
    String path = request.uriPath().rawPath();
    return path.startsWith("/")
        && path.indexOf(';') < 0
        && !request.fragment().hasValue()
        && staysInEveryEncoding(path);
  }

  private static boolean staysInEveryEncoding(String path) {
    String read = path;
    for (int i = 0; i <= MOST_ENCODINGS; i++) {
      if (CHANGED_BY_ROUTING.matcher(read).find()) {
        return false;
      }
      String decoded = decoded(read);
      if (decoded.equals(read)) {
        return true;
      }
      if (slashes(decoded) > slashes(read)) {
        return false;
      }
      read = decoded;
    }
    return false;
  }

  /** Each byte becomes a character: only ASCII is looked for. */
  private static String decoded(String path) {
    return path.indexOf('%') < 0 ? path : ENCODED.matcher(path).replaceAll(PlainPath::character);
  }

  private static String character(MatchResult encoded) {
    char character = (char) Integer.parseInt(encoded.group(1), HEX);
    return Matcher.quoteReplacement(Character.toString(character));
  }

  private static long slashes(String path) {
    return path.chars().filter(character -> character == '/').count();
  }
}
