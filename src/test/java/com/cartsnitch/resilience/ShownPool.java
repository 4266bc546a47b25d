package com.cartsnitch.resilience;

import com.cartsnitch.testing.PrometheusText;
import com.cartsnitch.testing.TestClient;

/**
 * The numbers of the pool, as the admin listener shows them.
 *
 * @param active connections in use
 * @param idle connections at rest
 * @param waiting requests in line
 * @param admitted requests that use the database
 */
record ShownPool(int active, int idle, int waiting, int admitted) {
  static ShownPool of(int adminPort) {
    try (TestClient client = new TestClient(adminPort)) {
      String text = client.get("/metrics").body();
      return new ShownPool(
          sum(text, "db_pool_connections", "state=\"active\""),
          sum(text, "db_pool_connections", "state=\"idle\""),
          sum(text, "db_pool_waiting"),
          sum(text, "db_admission_slots", "state=\"used\""));
    }
  }

  /** Whether nothing is in use, nothing waits, and so many connections are there. */
  boolean atRest(int connections) {
    return active == 0 && waiting == 0 && admitted == 0 && idle >= connections;
  }

  private static int sum(String text, String metric, String... labels) {
    return (int) PrometheusText.sum(text, metric, labels);
  }
}
