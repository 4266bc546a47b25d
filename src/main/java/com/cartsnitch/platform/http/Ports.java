package com.cartsnitch.platform.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells in one line what Helidon tells in a stack trace. */
public final class Ports {
  private Ports() {}

  /**
   * Refuses a port that is in use.
   *
   * @param variable the setting that chose it
   * @param port the port; 0 is always free
   * @throws StartException if it is in use or may not be used
   */
  public static void requireFree(String variable, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port));
    } catch (IOException _) {
      throw new StartException(
          "Port %d is in use: free it or choose another with %s".formatted(port, variable));
    }
  }
}
