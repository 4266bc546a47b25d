package com.cartsnitch.platform.http.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends the wait for requests that come too slowly: one thread that looks at all connections now and
 * then, so that a request in time costs no timer.
 */
public final class SlowRequests implements AutoCloseable {
  private final RequestDeadlines deadlines;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slow-requests").factory());

  public SlowRequests(RequestDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** Looks from now on. */
  public void start() {
    long period = deadlines.period().toNanos();
    var _ = timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
  }

  void watch(HttpConnection connection) {
    connections.add(connection);
  }

  void forget(HttpConnection connection) {
    connections.remove(connection);
  }

  private void look() {
    connections.forEach(HttpConnection::endIfOverdue);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
