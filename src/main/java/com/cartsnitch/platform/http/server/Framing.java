package com.cartsnitch.platform.http.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the body of a request ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112, section 6</a>
 */
enum Framing {
  /** There is no body. */
  NONE,
  /** After as many bytes as one {@code Content-Length} says. */
  LENGTH,
  /** With the chunk of length 0. */
  CHUNKED,
  /** Ambiguous: readers of this request may disagree. */
  UNCLEAR;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** As the headers say. */
  static Framing of(Headers headers) {
    List<String> codings = headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
    List<String> lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
    if (codings.size() + lengths.size() > 1) {
      return UNCLEAR;
    }
    if (!codings.isEmpty()) {
      return codings.getFirst().equalsIgnoreCase("chunked") ? CHUNKED : UNCLEAR;
    }
    if (!lengths.isEmpty()) {
      return DIGITS.matcher(lengths.getFirst()).matches() ? LENGTH : UNCLEAR;
    }
    return NONE;
  }
}
