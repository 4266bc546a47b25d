package com.cartsnitch.scraping;

import static java.util.Objects.requireNonNull;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what the scraping service answers into the agreed shape. Jackson's tokens come first, as
 * for request bodies: they are strict, and bounded where a generated reader would recurse.
 */
final class UpstreamJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private UpstreamJson() {}

  /**
   * Reads a body.
   *
   * @throws NoAnswerException if it is not JSON, or not in this shape
   */
  static <T> T read(JsonType<T> type, byte[] body) {
    String text = text(body);
    requireOneValue(text);
    try {
      T value = requireNonNull(type.fromJson(text));
      if (value instanceof List<?> elements) {
        elements.forEach(Objects::requireNonNull);
      }
      return value;
    } catch (JsonException | NullPointerException | IllegalArgumentException _) {
      throw new NoAnswerException("JSON of another shape");
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw new NoAnswerException("not UTF-8");
    }
  }

  private static void requireOneValue(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      boolean value = parser.nextToken() != null;
      parser.skipChildren();
      if (value && parser.nextToken() == null) {
        return;
      }
    } catch (JacksonException _) {
      // said below
    }
    throw new NoAnswerException("not JSON");
  }
}
