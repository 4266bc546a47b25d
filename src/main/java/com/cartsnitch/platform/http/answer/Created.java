package com.cartsnitch.platform.http.answer;

import io.avaje.jsonb.JsonType;
import java.util.Arrays;

/** The answer to a POST that made something: 201 with it, as JSON. */
public final class Created {
  private final byte[] json;
  private final boolean replayed;

  private Created(byte[] json, boolean replayed) {
    this.json = json;
    this.replayed = replayed;
  }

  /**
   * Makes the answer.
   *
   * @param type how to write what was made
   * @param value what was made
   */
  public static <T> Created of(JsonType<T> type, T value) {
    return new Created(type.toJsonBytes(value), false);
  }

  public static Created replayed(byte[] json) {
    return new Created(Arrays.copyOf(json, json.length), true);
  }

  /** Whether a request before made it. */
  public boolean isReplayed() {
    return replayed;
  }

  public byte[] json() {
    return json;
  }
}
