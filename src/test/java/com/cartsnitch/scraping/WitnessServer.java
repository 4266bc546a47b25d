package com.cartsnitch.scraping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the ReceiptWitness service, well or ill behaved. */
final class WitnessServer implements AutoCloseable {
  /** Longer than any test waits. */
  private static final int FOR_EVER = 60_000;

  private final ServerSocket socket = new ServerSocket(0, 200);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Behaviour behaviour;

  WitnessServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    executor.execute(this::accept);
  }

  /** What it does with a request that it has read. */
  interface Behaviour {
    void answer(Socket client) throws IOException, InterruptedException;
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  URI url() {
    return URI.create("http://localhost:%d/base".formatted(socket.getLocalPort()));
  }

  /** The heads of the requests so far. */
  List<String> requests() {
    return requests;
  }

  /** How many clients have not hung up. */
  int open() {
    return open.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        executor.execute(() -> serve(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket client) {
    open.incrementAndGet();
    try (client) {
      requests.add(head(client.getInputStream()));
      behaviour.answer(client);
      client.setSoTimeout(FOR_EVER);
      client.getInputStream().skip(Long.MAX_VALUE);
    } catch (IOException _) {
      // the client hung up
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new SocketException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  static Behaviour json(String body) {
    return status("200 OK", body);
  }

  static Behaviour status(String status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, more, bytes.length);
    return client -> {
      client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().write(bytes);
    };
  }

  static Behaviour raw(String bytes) {
    return client -> client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Says it and hangs up. */
  static Behaviour rawAndEnd(String bytes) {
    return client -> {
      raw(bytes).answer(client);
      client.shutdownOutput();
    };
  }

  static Behaviour reset() {
    return client -> {
      client.setSoLinger(true, 0);
      client.close();
    };
  }

  /** One byte every 20 ms. */
  static Behaviour trickle(String bytes) {
    return client -> {
      for (byte one : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
        client.getOutputStream().write(one);
        Thread.sleep(20);
      }
    };
  }

  /** Sends for as long as the client listens. */
  static Behaviour endless(String head, String part) {
    return client -> {
      OutputStream out = client.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      while (true) {
        out.write(part.getBytes(StandardCharsets.ISO_8859_1));
      }
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
    executor.shutdownNow();
  }
}
