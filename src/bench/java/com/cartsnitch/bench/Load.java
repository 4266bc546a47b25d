package com.cartsnitch.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same request over and over, on a few connections: as little work as can be, so that the
 * server's counts.
 *
 * @param port where the server listens
 * @param path what is asked for
 * @param token shown as a bearer's; empty: none
 */
record Load(int port, String path, String token) {
  /** What every answer must end with. */
  static final String BODY = "ok";

  private static final Duration LENGTH = Duration.ofMillis(500);
  private static final int CONNECTIONS = 8;
  private static final byte[] START = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = ("\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII);

  /** Asks for half a second; returns how many answers there were in one. */
  double run() throws Exception {
    long end = System.nanoTime() + LENGTH.toNanos();
    long answers = 0;
    try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(callers.submit(() -> call(end)));
      }
      for (Future<Long> one : running) {
        answers += one.get();
      }
    }
    return answers * 1e9 / LENGTH.toNanos();
  }

  private long call(long end) throws IOException {
    byte[] request = request().getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[4096];
    long answers = 0;
    try (Socket socket = new Socket("localhost", port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      while (System.nanoTime() < end) {
        out.write(request);
        read(in, answer);
        answers++;
      }
    }
    return answers;
  }

  private String request() {
    String credentials = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, credentials);
  }

  private static void read(InputStream in, byte[] answer) throws IOException {
    int length = 0;
    while (!holds(answer, length - END.length, END)) {
      int more = in.read(answer, length, answer.length - length);
      if (more < 0) {
        throw new EOFException();
      }
      length += more;
    }
    if (!holds(answer, 0, START)) {
      throw new IOException(new String(answer, 0, length, StandardCharsets.UTF_8));
    }
  }

  private static boolean holds(byte[] answer, int from, byte[] text) {
    return from >= 0 && Arrays.equals(answer, from, from + text.length, text, 0, text.length);
  }
}
