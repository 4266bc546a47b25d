package com.cartsnitch.platform.config;

/** Reads how much one client may ask for. */
final class RateLimitReader {
  private static final String PREFIX = "CARTSNITCH_RATE_LIMIT_";
  private static final int MOST_REQUESTS = 100_000;
  private static final int LONGEST_WINDOW = 3600;

  private RateLimitReader() {}

  static RateLimitSettings read(Variables variables) {
    return new RateLimitSettings(
        variables.bool(PREFIX + "ENABLED", true),
        variables.bool(PREFIX + "REDIS_ENABLED", true),
        requests(variables, "REQUESTS", 60),
        requests(variables, "IP_REQUESTS", 600),
        requests(variables, "USER_REQUESTS", 300),
        variables.wholeSeconds(PREFIX + "WINDOW_SECONDS", 60, 1, LONGEST_WINDOW),
        requests(variables, "AUTH_REQUESTS", 5),
        requests(variables, "AUTH_IP_REQUESTS", 20),
        variables.wholeSeconds(PREFIX + "AUTH_WINDOW_SECONDS", 60, 1, LONGEST_WINDOW));
  }

  private static int requests(Variables variables, String name, int fallback) {
    return variables.integer(PREFIX + name, fallback, 1, MOST_REQUESTS);
  }
}
