package com.cartsnitch.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** One client's connection through a {@link TcpProxy}, and the proxy's to the server. */
final class ProxiedConnection {
  private static final int CHUNK = 64 * 1024;

  private final Socket client;
  private final Socket server = new Socket();
  private final Supplier<ProxyRule> rule;
  private final CountDownLatch stranded = new CountDownLatch(1);
  private volatile boolean strands;

  ProxiedConnection(Socket client, Supplier<ProxyRule> rule) {
    this.client = client;
    this.rule = rule;
  }

  /** Connects to a port on this host and passes bytes until one end closes. */
  void run(IntSupplier port) {
    try (client;
        server) {
      pause();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()));
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      Thread back =
          Thread.ofVirtual().name("proxy-back").start(() -> pump(server, client, this::ruled));
      pump(client, server, (_, length) -> length);
      back.join();
    } catch (IOException | InterruptedException _) {
      reset();
    }
  }

  /** Ends it with a reset at both ends. */
  void reset() {
    stranded.countDown();
    reset(client);
    reset(server);
  }

  /** Lets nothing pass any more, and closes nothing. */
  void strand() {
    strands = true;
  }

  private int ruled(byte[] bytes, int length) throws InterruptedException {
    return rule.get().passing(bytes, length);
  }

  private void pump(Socket from, Socket to, Passing ruled) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read; (read = from.getInputStream().read(chunk)) >= 0; ) {
        pause();
        int passing = ruled.of(chunk, read);
        pause();
        to.getOutputStream().write(chunk, 0, passing);
        if (passing < read) {
          reset();
          return;
        }
      }
      pause();
      to.shutdownOutput();
    } catch (IOException | InterruptedException _) {
      reset();
    }
  }

  private void pause() throws InterruptedException {
    rule.get().await();
    if (strands) {
      stranded.await();
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException _) {
      // the other end was faster
    }
  }

  /** How many of some bytes pass. */
  private interface Passing {
    int of(byte[] bytes, int length) throws InterruptedException;
  }
}
