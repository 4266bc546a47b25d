package com.cartsnitch.testing;

import java.io.IOException;
import java.net.ServerSocket;

/** Finds a port that nobody listens on. */
public final class FreePort {
  private FreePort() {}

  /** A port that was free a moment ago. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
