package com.cartsnitch.resilience;

import com.cartsnitch.testing.ApiService;

/**
 * Calls that Redis did not answer in time, or that were not made for that, by all services of this
 * process. A replica decides by itself then, so each may admit one request more than the limit.
 */
final class UnansweredCalls {
  private UnansweredCalls() {}

  /** How many there were so far, as the admin listener of any of the services says. */
  static long count(ApiService service) {
    return service
        .metrics()
        .lines()
        .filter(line -> line.startsWith("redis_calls_total{"))
        .filter(line -> !line.contains("outcome=\"answered\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
