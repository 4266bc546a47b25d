package com.cartsnitch.resilience.report;

import java.util.Map;

/**
 * A row of the fault matrix.
 *
 * @param id {@code F12}
 * @param fault what happens, in words
 * @param promises what is promised for clients, readiness, recovery and data, and the tests
 */
record Row(String id, String fault, Map<String, String> promises) {
  int number() {
    return Integer.parseInt(id.substring(1));
  }
}
