package com.cartsnitch.platform.http.server;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bytes that a client sends, as they come. */
final class ClientBytes implements Supplier<byte @Nullable []> {
  private final Supplier<byte @Nullable []> socket;
  private final Arrival arrival;
  private final CurrentRequest request;
  private boolean ended;

  /**
   * @param socket waits for bytes; null at their end
   */
  ClientBytes(Supplier<byte @Nullable []> socket, Arrival arrival, CurrentRequest request) {
    this.socket = socket;
    this.arrival = arrival;
    this.request = request;
  }

  /**
   * Waits for some.
   *
   * @return null if no more will come
   */
  @Override
  public byte @Nullable [] get() {
    byte[] bytes = read();
    if (bytes != null) {
      arrival.came(bytes.length);
      return bytes;
    }
    ended = true;
    return switch (arrival.part()) {
      case NOTHING, REST -> null;
      case HEAD -> throw endOfHead();
      case BODY -> endOfBody();
    };
  }

  private RuntimeException endOfHead() {
    return arrival.overdue() && request.hasLine()
        ? tooSlow()
        : new CloseConnectionException("The request is not whole");
  }

  /** What reads a body finds out by itself that it is not whole. */
  private byte @Nullable [] endOfBody() {
    if (arrival.overdue()) {
      throw tooSlow();
    }
    return null;
  }

  /** Whether no more will come. */
  boolean ended() {
    return ended;
  }

  private byte @Nullable [] read() {
    arrival.waits();
    try {
      return socket.get();
    } catch (UncheckedIOException e) {
      ended = true;
      throw new ServerConnectionException("The client's bytes can't be read", e);
    } finally {
      arrival.waited();
    }
  }

  private RequestException tooSlow() {
    return request.refusal(Status.REQUEST_TIMEOUT_408);
  }
}
