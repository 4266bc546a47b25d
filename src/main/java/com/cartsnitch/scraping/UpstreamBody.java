package com.cartsnitch.scraping;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body to its end, which may be that of the connection. */
final class UpstreamBody {
  private static final int MAX = 1 << 20;
  private static final int PART = 16 * 1024;

  private UpstreamBody() {}

  /**
   * Reads it.
   *
   * @throws NoAnswerException if it is longer than 1 MiB
   * @throws IOException if it can't be read
   */
  static byte[] read(HttpClientResponse response) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = response.inputStream()) {
      copy(in, body);
    } catch (InsufficientDataAvailableException e) {
      // Helidon does not take the end of the connection for the end of the body
      if (framed(response)) {
        throw e;
      }
    }
    return body.toByteArray();
  }

  private static void copy(InputStream in, ByteArrayOutputStream body) throws IOException {
    byte[] part = new byte[PART];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      body.write(part, 0, read);
      if (body.size() > MAX) {
        throw new NoAnswerException("longer than %d bytes".formatted(MAX));
      }
    }
  }

  private static boolean framed(HttpClientResponse response) {
    return response.headers().contains(HeaderNames.CONTENT_LENGTH)
        || response.headers().contains(HeaderNames.TRANSFER_ENCODING);
  }
}
