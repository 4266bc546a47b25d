package com.cartsnitch.platform.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses a path or a query whose percent-encoding is not UTF-8. Helidon would decode it to
 * replacement characters, and the client would be answered about something it did not ask.
 */
public final class EncodingFilter implements Filter {
  private static final int HEX = 16;

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    requireUtf8(request.prologue().uriPath().rawPath());
    requireUtf8(request.prologue().query().rawValue());
    chain.proceed();
  }

  private static void requireUtf8(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded(encoded)));
    } catch (CharacterCodingException | IndexOutOfBoundsException | NumberFormatException _) {
      throw ApiException.of(ErrorCode.BAD_REQUEST, "The URL is not UTF-8");
    }
  }

  private static byte[] decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char character = encoded.charAt(i);
      if (character == '%') {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, HEX));
        i += 2;
      } else {
        bytes.write(character);
      }
    }
    return bytes.toByteArray();
  }
}
