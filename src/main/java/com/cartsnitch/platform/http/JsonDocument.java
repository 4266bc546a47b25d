package com.cartsnitch.platform.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A request's body as values that nobody has judged yet: {@link Fields}, {@link List}, {@link
 * String}, {@link java.math.BigDecimal}, {@link Boolean} and {@link Null}.
 *
 * <p>Generated readers stop at the first value of a wrong type, and a client is to hear of all of
 * them; besides, avaje-jsonb's own parser lets through what is not JSON (a comma too many, {@code
 * truex}, broken UTF-8). Hence Jackson's tokens, which are strict, and numbers that stay decimal.
 */
final class JsonDocument {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;

  private JsonDocument(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /** A JSON null, as opposed to a field that is not there. */
  enum Null {
    NULL
  }

  /**
   * An object.
   *
   * @param values its fields; of one that is given twice the last counts
   * @param source its text as it was sent, as a part of the whole: copies of every level would take
   *     up many times the body
   */
  record Fields(Map<String, Object> values, CharSequence source) {}

  /**
   * Reads a body.
   *
   * @param body JSON as UTF-8
   * @throws ApiException 400 if it is not JSON as a whole, or nested too deeply
   */
  static Object parse(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
        Object document = new JsonDocument(text, parser).value(parser.nextToken());
        if (parser.nextToken() != null) {
          throw notJson();
        }
        return document;
      }
    } catch (CharacterCodingException | JacksonException _) {
      throw notJson();
    }
  }

  private static ApiException notJson() {
    return ApiException.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON");
  }

  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> fields();
      case START_ARRAY -> elements();
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Null.NULL;
      case null, default -> throw notJson();
    };
  }

  private Fields fields() {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      values.put(name, value(parser.nextToken()));
    }
    int end = (int) parser.currentLocation().getCharOffset();
    return new Fields(values, CharBuffer.wrap(text, start, end));
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return elements;
  }
}
