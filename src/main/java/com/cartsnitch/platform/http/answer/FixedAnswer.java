package com.cartsnitch.platform.http.answer;

import io.helidon.common.LazyValue;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers the same bytes as long as the service runs, with an entity tag, or 304. They are made
 * when they are first asked for.
 */
public final class FixedAnswer implements Handler {
  private final Header contentType;
  private final List<Header> headers;
  private final LazyValue<Content> content;

  /**
   * @param contentType what the bytes are
   * @param bytes makes them
   */
  public FixedAnswer(String contentType, Supplier<byte[]> bytes, Header... headers) {
    this.contentType = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, contentType);
    this.headers = List.of(headers);
    this.content = LazyValue.create(() -> Content.of(bytes.get()));
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Content found = content.get();
    headers.forEach(response::header);
    PublicAnswer.send(request, response, contentType, found.tag, found.bytes);
  }

  private static final class Content {
    private final String tag;
    private final byte[] bytes;

    private Content(String tag, byte[] bytes) {
      this.tag = tag;
      this.bytes = bytes;
    }

    static Content of(byte[] bytes) {
      return new Content(PublicAnswer.entityTag(bytes), bytes);
    }
  }
}
