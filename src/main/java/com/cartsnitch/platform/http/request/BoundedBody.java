package com.cartsnitch.platform.http.request;

import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalLong;

/** Reads a body to its end, or to where it is longer than it may be. */
public final class BoundedBody {
  private final BodyAllowance allowance;
  private final OptionalLong declared;

  public BoundedBody(BodyAllowance allowance, Headers headers) {
    this.allowance = allowance;
    this.declared = declared(headers);
  }

  private static OptionalLong declared(Headers headers) {
    return headers.contains(HeaderNames.CONTENT_LENGTH)
        ? headers.contentLength()
        : OptionalLong.empty();
  }

  /**
   * Refuses what says to be longer than it may be.
   *
   * @throws ApiException 413
   */
  public void checkDeclared() {
    if (declared.orElse(0) > allowance.limit().bytes()) {
      throw tooLarge();
    }
  }

  /**
   * Reads the body.
   *
   * @throws ApiException 413 if it is too long, 503 if it is large and too many others are
   */
  public byte[] read(InputStream in) {
    checkDeclared();
    int limit = allowance.limit().bytes();
    int small = Math.min(LargeBodies.SMALL, limit);
    byte[] first = readUpTo(in, small + 1);
    if (first.length <= small) {
      return first;
    }
    if (small == limit) {
      throw tooLarge();
    }
    allowance.takePlaces(declared.orElse(limit));
    byte[] rest = readUpTo(in, limit + 1 - first.length);
    if (first.length + rest.length > limit) {
      throw tooLarge();
    }
    byte[] whole = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, whole, first.length, rest.length);
    return whole;
  }

  private static byte[] readUpTo(InputStream in, int length) {
    try {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiException tooLarge() {
    return ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE);
  }
}
