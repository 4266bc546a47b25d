package com.cartsnitch.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A TCP connection that sends any bytes and reads HTTP/1.1 answers. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  /** Connects to a port of this host. */
  public RawClient(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
  }

  /**
   * Sends a text, each character of which is one byte.
   *
   * @param bytes characters up to {@code \u00ff}
   */
  public void send(String bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException _) {
      // the server may answer and close before it has read everything
    }
  }

  /** Says that nothing more will be sent; answers are still read. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Goes away as a process that is killed does: the server's next read fails. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads one answer whose length its header says. */
  public RawAnswer answer() throws IOException {
    RawAnswer head = head();
    byte[] body = in.readNBytes(Integer.parseInt(head.header("content-length")));
    return head.withBody(new String(body, StandardCharsets.UTF_8));
  }

  /**
   * Reads all that comes until the server closes the connection.
   *
   * @throws java.net.SocketTimeoutException if it does not
   */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads the status line and the headers only. */
  public RawAnswer head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed after: " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(next);
    }
    return RawAnswer.of(head.toString(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
