package com.cartsnitch.platform.http.filter;

import java.util.Set;

/** The paths of the health probes, which no limit, log or measure of requests touches. */
final class ProbePaths {
  private static final Set<String> PATHS =
      Set.of("/health", "/health/live", "/health/ready", "/health/started");

  private ProbePaths() {}

  /**
   * Whether a path is one of them.
   *
   * @param path the path that routing uses
   */
  static boolean contains(String path) {
    return PATHS.contains(path);
  }
}
