package com.cartsnitch.delivery;

import java.util.Map;

/** What the delivery relies on in the application. */
final class ApplicationFacts {
  static final int PORT = 8000;
  static final int ADMIN_PORT = 9000;
  static final String STARTED = "/health/started";
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  /** Grace of the admin listener, and the longest closing of Redis and the pool, in seconds. */
  static final int ADMIN_GRACE = 1;

  static final int CLOSING = 5;

  /** What PostgreSQL keeps back for superusers. */
  static final int RESERVED_CONNECTIONS = 3;

  /** Every setting that is not secret, with the application's own default. */
  static Map<String, String> defaultSettings() {
    return Map.ofEntries(
        Map.entry("CARTSNITCH_ENVIRONMENT", "dev"),
        Map.entry("CARTSNITCH_TIME_ZONE", "America/Detroit"),
        Map.entry("CARTSNITCH_PORT", "8000"),
        Map.entry("CARTSNITCH_ADMIN_PORT", "9000"),
        Map.entry("CARTSNITCH_REQUEST_TIMEOUT", "45"),
        Map.entry("CARTSNITCH_DRAIN_SECONDS", "5"),
        Map.entry("CARTSNITCH_SHUTDOWN_GRACE_SECONDS", "15"),
        Map.entry("CARTSNITCH_DB_POOL_SIZE", "10"),
        Map.entry("CARTSNITCH_DB_MAX_OVERFLOW", "20"),
        Map.entry("CARTSNITCH_DB_POOL_TIMEOUT", "30"),
        Map.entry("CARTSNITCH_DB_POOL_RECYCLE", "3600"),
        Map.entry("CARTSNITCH_DB_POOL_PRE_PING", "true"),
        Map.entry("CARTSNITCH_DB_CONNECT_TIMEOUT", "2"),
        Map.entry("CARTSNITCH_DB_LOGIN_TIMEOUT", "3"),
        Map.entry("CARTSNITCH_DB_STATEMENT_TIMEOUT", "10"),
        Map.entry("CARTSNITCH_DB_SOCKET_TIMEOUT", "15"),
        Map.entry("CARTSNITCH_HEALTH_TIMEOUT", "0.8"),
        Map.entry("CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE", "false"));
  }

  private ApplicationFacts() {}
}
