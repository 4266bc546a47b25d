package com.cartsnitch.platform.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the answers of a connection. What all of them begin with can be sent ahead. */
final class AnswerWriter implements DataWriter {
  private static final byte[] BEGINNING = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);

  private enum State {
    /** Nothing may be sent ahead: no request is there, or its answer is being sent. */
    BUSY,
    /** A request waits for its answer. */
    AWAITED,
    /** Its beginning was sent ahead. */
    BEGUN
  }

  private final DataWriter socket;
  private State state = State.BUSY;

  AnswerWriter(DataWriter socket) {
    this.socket = socket;
  }

  /** A request has come. */
  void awaitAnswer() {
    state = State.AWAITED;
  }

  /**
   * Sends the beginning of the answer, unless it was sent.
   *
   * @throws UncheckedIOException if the client has reset the connection
   */
  void begin() {
    if (state == State.AWAITED) {
      state = State.BEGUN;
      socket.writeNow(BufferData.create(BEGINNING));
    }
  }

  @Override
  public void write(BufferData... buffers) {
    send(buffers[0], () -> socket.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    send(buffer, () -> socket.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    send(buffers[0], () -> socket.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    send(buffer, () -> socket.writeNow(buffer));
  }

  private void send(BufferData first, Runnable write) {
    boolean begun = state == State.BEGUN;
    state = State.BUSY;
    if (begun) {
      first.skip(BEGINNING.length);
    }
    try {
      write.run();
    } catch (UncheckedIOException e) {
      // it was begun because the client seemed to have gone: no news
      if (!begun) {
        throw e;
      }
    }
  }
}
