package com.cartsnitch.platform.http.filter;

import com.cartsnitch.platform.http.error.ErrorMapper;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
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

  private final ErrorMapper errors;

  public EncodingFilter(ErrorMapper errors) {
    this.errors = errors;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (utf8(request.prologue().uriPath().rawPath())
        && utf8(request.prologue().query().rawValue())) {
      chain.proceed();
    } else {
      // thrown, it would be answered behind the filter that measures
      errors.handle(
          request, response, ApiException.of(ErrorCode.BAD_REQUEST, "The URL is not UTF-8"));
    }
  }

  private static boolean utf8(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded(encoded)));
      return true;
    } catch (CharacterCodingException | IndexOutOfBoundsException | NumberFormatException _) {
      return false;
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
