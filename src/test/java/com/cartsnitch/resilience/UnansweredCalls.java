package com.cartsnitch.resilience;

import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.PrometheusText;

/**
 * Calls that Redis did not answer in time, or that were not made for that, by all services of this
 * process. A replica decides by itself then, so each may admit one request more than the limit.
 */
final class UnansweredCalls {
  private UnansweredCalls() {}

  /** How many there were so far, as the admin listener of any of the services says. */
  static long count(ApiService service) {
    String text = service.metrics();
    return (long)
        (PrometheusText.sum(text, "redis_calls_total", "outcome=\"failed\"")
            + PrometheusText.sum(text, "redis_calls_total", "outcome=\"skipped\""));
  }
}
