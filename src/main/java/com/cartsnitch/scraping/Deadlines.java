package com.cartsnitch.scraping;

import com.cartsnitch.platform.http.ServerSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How long the scraping service is waited for.
 *
 * @param connect until it accepts a connection
 * @param silence until it says the next thing
 * @param exchange until everything is said
 */
public record Deadlines(Duration connect, Duration silence, Duration exchange) {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration EXCHANGE = Duration.ofSeconds(12);

  /** Short enough for a request to be answered, also while the service stops. */
  public static Deadlines within(ServerSettings server) {
    List<Duration> limits = List.of(EXCHANGE, server.requestTimeout(), server.shutdownGrace());
    Duration exchange = Collections.min(limits);
    return new Deadlines(shorter(CONNECT, exchange), shorter(SILENCE, exchange), exchange);
  }

  private static Duration shorter(Duration first, Duration second) {
    return first.compareTo(second) < 0 ? first : second;
  }
}
