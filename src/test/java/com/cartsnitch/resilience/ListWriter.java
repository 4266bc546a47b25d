package com.cartsnitch.resilience;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes one shopping list after the other, each under its own name and key, and asks again for
 * what was not acknowledged, as clients should.
 */
final class ListWriter implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ListClient client;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;

  /** Begins to write through a service on this host. */
  ListWriter(int port) {
    client = new ListClient(port);
    thread = Thread.ofVirtual().name("list-writer").start(this::write);
  }

  /** The names of the lists that were answered with 201, in order. */
  List<String> acknowledged() {
    return acknowledged;
  }

  /** How every request was answered; 0 where it was not. */
  List<Integer> statuses() {
    return statuses;
  }

  /** Ends with what it is at. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  private void write() {
    try {
      for (int i = 0; !stopped; i++) {
        String name = "list-" + i;
        while (post(name) != 201 && !stopped) {
          Thread.sleep(PAUSE);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int post(String name) throws InterruptedException {
    int status = status(name);
    statuses.add(status);
    if (status == 201) {
      acknowledged.add(name);
    }
    return status;
  }

  private int status(String name) throws InterruptedException {
    try {
      return client.post(name, name).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    client.close();
  }
}
