package com.cartsnitch.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says single commands to a Redis without TLS, for what no client library should hide. */
public final class RedisWire {
  private static final int SILENCE_MILLIS = 5000;

  private RedisWire() {}

  /**
   * Says one.
   *
   * @return the first line of the answer, and all lines of a text
   */
  public static String say(int port, String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      command.append("$%d\r\n%s\r\n".formatted(word.length(), word));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.US_ASCII));
      return answer(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
    }
  }

  private static String answer(BufferedReader reader) throws IOException {
    String line = String.valueOf(reader.readLine());
    if (!line.startsWith("$") || line.equals("$-1")) {
      return line;
    }
    char[] text = new char[Integer.parseInt(line.substring(1))];
    int read = 0;
    while (read < text.length) {
      int more = reader.read(text, read, text.length - read);
      if (more < 0) {
        throw new IOException("the answer ends early");
      }
      read += more;
    }
    return new String(text);
  }
}
