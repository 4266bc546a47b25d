package com.cartsnitch.platform.http;

import io.avaje.jsonb.JsonType;
import java.util.Arrays;

/** The answer to a POST that made something: 201 with it, as JSON. */
public final class Created {
  private final byte[] json;

  private Created(byte[] json) {
    this.json = json;
  }

  /**
   * Makes the answer.
   *
   * @param type how to write what was made
   * @param value what was made
   */
  public static <T> Created of(JsonType<T> type, T value) {
    return new Created(type.toJsonBytes(value));
  }

  static Created replayed(byte[] json) {
    return new Created(Arrays.copyOf(json, json.length));
  }

  byte[] json() {
    return json;
  }
}
