package com.cartsnitch.platform.http.server;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectTransportRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The request that a connection reads or serves. It is refused here, before routing, if its path or
 * the end of its body could be read in more than one way.
 */
final class CurrentRequest {
  private static final Headers NO_HEADERS = WritableHeaders.create();

  private final BooleanSupplier draining;
  private final Predicate<String> own;
  private Optional<RequestLine> sent = Optional.empty();
  private Optional<HttpPrologue> line = Optional.empty();
  private Headers headers = NO_HEADERS;
  private Framing framing = Framing.NONE;
  private boolean last;

  /**
   * @param draining whether every connection is to be closed after its answer
   */
  CurrentRequest(BooleanSupplier draining, Predicate<String> own) {
    this.draining = draining;
    this.own = own;
  }

  /** Nothing of the next one was read yet. */
  void begins() {
    sent = Optional.empty();
    line = Optional.empty();
    headers = NO_HEADERS;
    framing = Framing.NONE;
  }

  /** Its first line was read. */
  void line(HttpPrologue read) {
    line = Optional.of(read);
  }

  /** Whether its first line was read. */
  boolean hasLine() {
    return line.isPresent();
  }

  /** Its first line as it was sent. */
  void sent(RequestLine first) {
    sent = Optional.of(first);
  }

  private boolean old() {
    return sent.map(RequestLine::old).orElse(false);
  }

  /**
   * Its headers were read. Helidon compares {@code close} and {@code chunked} letter by letter, so
   * they are written as it knows them.
   *
   * @throws RequestException 400 if it is refused
   */
  void headers(WritableHeaders<?> read) {
    headers = read;
    framing = Framing.of(read);
    if (unclear()) {
      throw refusal(Status.BAD_REQUEST_400);
    }
    authority().ifPresent(host -> read.set(HeaderNames.HOST, host));
    if (framing == Framing.CHUNKED) {
      read.set(HeaderValues.TRANSFER_ENCODING_CHUNKED);
    }
    if (old()) {
      read.remove(HeaderNames.EXPECT);
    }
    if (old() || saysClose(read)) {
      read.set(HeaderValues.CONNECTION_CLOSE);
      last = true;
    }
  }

  /** A client of HTTP/1.0 knows no chunks, and nothing of what stands in front of it. */
  private boolean unclear() {
    return framing == Framing.UNCLEAR
        || (old() && framing == Framing.CHUNKED)
        || !line.map(PlainPath::isTargetOf).orElse(false)
        || !authority().map(own::test).orElse(true);
  }

  private Optional<String> authority() {
    return sent.flatMap(RequestLine::authority);
  }

  /** Its answer is about to be sent. */
  void answer(WritableHeaders<?> answer) {
    last |= draining.getAsBoolean() || saysClose(answer);
    if (last) {
      answer.set(HeaderValues.CONNECTION_CLOSE);
    }
    if (old() && answer.contains(HeaderNames.TRANSFER_ENCODING)) {
      throw new CloseConnectionException("HTTP/1.0 knows no chunks");
    }
  }

  boolean chunked() {
    return framing == Framing.CHUNKED;
  }

  /** Whether the connection ends with its answer. */
  boolean last() {
    return last;
  }

  /** Refuses it; the connection is closed. */
  RequestException refusal(Status status) {
    last = true;
    RequestException.Builder refusal =
        RequestException.builder().type(EventType.BAD_REQUEST).status(status).setKeepAlive(false);
    line.ifPresent(read -> refusal.request(DirectTransportRequest.create(read, headers)));
    return refusal.build();
  }

  private static boolean saysClose(Headers headers) {
    return headers.all(HeaderNames.CONNECTION, List::of).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }
}
