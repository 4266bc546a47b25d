package com.cartsnitch.platform.http;

/** The paths of the health probes, which no limit, log or measure of requests touches. */
final class ProbePaths {
  private ProbePaths() {}

  static boolean contains(String rawPath) {
    return rawPath.equals("/health") || rawPath.startsWith("/health/");
  }
}
