package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.http.answer.PublicAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An answer as it is kept.
 *
 * @param computedAt when it was computed, in milliseconds
 * @param total how many elements the whole list has; 0 where it is no list
 * @param tag the body's entity tag
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeptAnswer(Instant computedAt, long total, String tag, byte[] body) {
  private static final byte[] MAGIC = "CSA1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG_LENGTH = 24;
  private static final int HEAD = MAGIC.length + 2 * Long.BYTES + TAG_LENGTH;

  static KeptAnswer of(Instant computedAt, long total, byte[] body) {
    return new KeptAnswer(computedAt, total, PublicAnswer.entityTag(body), body);
  }

  /** How long ago it was computed; not negative, whatever another replica's clock says. */
  Duration age(Instant now) {
    Duration age = Duration.between(computedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  byte[] encode() {
    return ByteBuffer.allocate(HEAD + body.length)
        .put(MAGIC)
        .putLong(computedAt.toEpochMilli())
        .putLong(total)
        .put(tag.getBytes(StandardCharsets.US_ASCII))
        .put(body)
        .array();
  }

  /** The answer in these bytes; empty if they are none, or are not whole. */
  static Optional<KeptAnswer> decode(byte[] bytes) {
    if (bytes.length < HEAD || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    Instant computedAt = Instant.ofEpochMilli(buffer.getLong());
    long total = buffer.getLong();
    byte[] tag = new byte[TAG_LENGTH];
    buffer.get(tag);
    byte[] body = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    // the tag is a hash of the body, and so tells whether all of it is there
    return Optional.of(KeptAnswer.of(computedAt, total, body))
        .filter(answer -> answer.tag.equals(new String(tag, StandardCharsets.US_ASCII)));
  }
}
