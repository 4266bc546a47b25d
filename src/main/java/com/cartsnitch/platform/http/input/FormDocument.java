package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A body of the type {@code application/x-www-form-urlencoded}. Helidon's own reader keeps names as
 * they were sent and lets broken encoding through.
 */
final class FormDocument {
  private FormDocument() {}

  /**
   * Reads a body.
   *
   * @param body pairs of names and values; of a name that is given twice the last counts
   * @param maxPairs how many it may have
   * @throws ApiException 400 if it is not URL-encoded UTF-8, 413 if it has more pairs
   */
  static Map<String, Object> parse(byte[] body, int maxPairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      for (String pair : pairs(text, maxPairs)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = equals < 0 ? pair : pair.substring(0, equals);
          fields.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
      }
      return fields;
    } catch (CharacterCodingException | IllegalArgumentException _) {
      throw ApiException.of(ErrorCode.BAD_REQUEST, "The body is not a valid form");
    }
  }

  private static String[] pairs(String text, int max) {
    String[] pairs = text.split("&", max + 1);
    if (pairs.length > max) {
      throw ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The form has too many fields");
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
