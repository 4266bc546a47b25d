package com.cartsnitch.platform.metrics;

import com.cartsnitch.platform.http.watch.RequestListener;
import com.cartsnitch.platform.http.watch.ServedRequest;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Measures requests by method, route template and status. */
public final class RequestMeters implements RequestListener {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private static final String OTHER = "OTHER";
  private static final String UNROUTED = "unrouted";

  private final Meters meters;
  private final Counter leaks;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  /** Registers the meters. */
  public RequestMeters(Meters meters) {
    this.meters = meters;
    this.leaks =
        meters.counter(
            "db.connections.leaked",
            "Connections that a request did not give back and that were taken back",
            Map.of());
  }

  @Override
  public void served(ServedRequest request) {
    // a client may invent methods without end
    String known = METHODS.contains(request.method()) ? request.method() : OTHER;
    record(new Key(known, request.template(), request.status()), request.elapsed());
  }

  @Override
  public void leaked() {
    leaks.increment();
  }

  @Override
  public void refused(ErrorCode code) {
    record(new Key(OTHER, UNROUTED, code.status().code()), Duration.ZERO);
  }

  private void record(Key key, Duration elapsed) {
    timers.computeIfAbsent(key, this::timer).record(elapsed);
  }

  private Timer timer(Key key) {
    return meters.timer(
        "http.server.requests",
        "Requests by method, route template and status",
        Map.of(
            "method", key.method, "route", key.template, "status", Integer.toString(key.status)));
  }

  private record Key(String method, String template, int status) {}
}
