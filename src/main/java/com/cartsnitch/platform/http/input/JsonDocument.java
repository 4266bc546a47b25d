package com.cartsnitch.platform.http.input;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A request's body as values that are not validated yet: {@link Fields}, {@link List}, {@link
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

  private final JsonParser parser;
  private int tokensLeft;

  private JsonDocument(JsonParser parser, int maxTokens) {
    this.parser = parser;
    this.tokensLeft = maxTokens;
  }

  /** A JSON null, as opposed to a field that is not there. */
  enum Null {
    NULL
  }

  /**
   * An object. Its text is not kept: a body of nothing but objects would take up many times its
   * length.
   *
   * @param values its fields; of one that is given twice the last counts
   * @param start where its text begins, in characters of the whole text
   * @param end where its text ends
   */
  record Fields(Map<String, Object> values, int start, int end) {

    /** How many characters its text has. */
    int length() {
      return end - start;
    }

    /** Its text, as a part of the whole. */
    String source(String whole) {
      return whole.substring(start, end);
    }
  }

  /**
   * Reads a body.
   *
   * @param body JSON as UTF-8
   * @param maxTokens how many tokens it may have
   * @throws ApiException 400 if it is not JSON as a whole, or nested too deeply; 413 if it has more
   *     tokens
   */
  static Object parse(byte[] body, int maxTokens) {
    // read part by part: the whole text would take up three times the body
    Reader text =
        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonDocument document = new JsonDocument(parser, maxTokens);
      Object value = document.value(document.next());
      if (parser.nextToken() != null) {
        throw notJson();
      }
      return value;
    } catch (JacksonException _) {
      throw notJson();
    }
  }

  private static ApiException notJson() {
    return ApiException.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON");
  }

  private @Nullable JsonToken next() {
    if (tokensLeft == 0) {
      throw ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body has too many JSON tokens");
    }
    tokensLeft--;
    return parser.nextToken();
  }

  private Object value(@Nullable JsonToken token) {
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
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      values.put(name, value(next()));
    }
    int end = (int) parser.currentLocation().getCharOffset();
    return new Fields(values, start, end);
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      elements.add(value(token));
    }
    return elements;
  }
}
