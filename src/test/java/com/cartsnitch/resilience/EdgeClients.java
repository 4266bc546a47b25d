package com.cartsnitch.resilience;

import com.cartsnitch.testing.ApiService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients of several replicas: one greedy address that asks for ever, and many modest ones that are
 * never refused.
 */
final class EdgeClients implements AutoCloseable {
  private static final String GREEDY = "203.0.113.1";
  private static final String PATH = "/api/v1/stores";
  private static final int THREADS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicInteger count = new AtomicInteger();
  private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());

  /** Begins to ask the replicas in turn. */
  EdgeClients(List<ApiService> replicas) {
    for (int i = 0; i < THREADS; i++) {
      threads.execute(() -> keepAsking(replicas));
    }
  }

  private void keepAsking(List<ApiService> replicas) {
    while (stop.getCount() > 0) {
      int number = count.getAndIncrement();
      int replica = number / 2 % replicas.size();
      boolean greedy = number % 2 == 0;
      String address = greedy ? GREEDY : "10.%d.%d.1".formatted(number / 250 % 250, number % 250);
      exchanges.add(ask(replicas.get(replica), replica, address, greedy));
    }
  }

  private Exchange ask(ApiService service, int replica, String address, boolean greedy) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + PATH))
            .timeout(TIMEOUT)
            .header("X-Forwarded-For", address)
            .build();
    long start = System.nanoTime();
    int status;
    try {
      status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      status = 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      status = 0;
    }
    return new Exchange(replica, greedy, status, start, System.nanoTime());
  }

  /** What was asked so far. */
  List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    threads.close();
    http.close();
  }

  /**
   * A request and its answer.
   *
   * @param replica which replica was asked
   * @param greedy whether it is of the address that asks for ever
   * @param status 0 where there was no answer
   * @param start by {@code System.nanoTime}
   * @param end likewise
   */
  record Exchange(int replica, boolean greedy, int status, long start, long end) {
    long millis() {
      return Duration.ofNanos(end - start).toMillis();
    }

    boolean admitted() {
      return status == 200;
    }
  }
}
