package com.cartsnitch.platform.config;

import java.time.Duration;

/** How the time limits must relate, so that the inner one always ends first. */
final class TimingRules {
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private TimingRules() {}

  static void check(ServerSettings server, DatabaseSettings database, Problems problems) {
    atMost(
        "CARTSNITCH_DB_CONNECT_TIMEOUT",
        database.connectTimeout(),
        "CARTSNITCH_DB_LOGIN_TIMEOUT",
        database.loginTimeout(),
        problems);
    atMost(
        "CARTSNITCH_DB_STATEMENT_TIMEOUT + 2",
        database.statementTimeout().plus(MARGIN),
        "CARTSNITCH_DB_SOCKET_TIMEOUT",
        database.socketTimeout(),
        problems);
    atMost(
        "CARTSNITCH_DB_STATEMENT_TIMEOUT + 2",
        database.statementTimeout().plus(MARGIN),
        "CARTSNITCH_SHUTDOWN_GRACE_SECONDS",
        server.shutdownGrace(),
        problems);
    Duration longestRequest = database.poolTimeout().plus(database.statementTimeout());
    if (longestRequest.compareTo(server.requestTimeout()) >= 0) {
      problems.add(
          "CARTSNITCH_REQUEST_TIMEOUT",
          "must be more than CARTSNITCH_DB_POOL_TIMEOUT + CARTSNITCH_DB_STATEMENT_TIMEOUT (%s s)"
              .formatted(seconds(longestRequest)));
    }
  }

  private static void atMost(
      String name, Duration value, String limitName, Duration limit, Problems problems) {
    if (value.compareTo(limit) > 0) {
      problems.add(limitName, "must be at least %s (%s s)".formatted(name, seconds(value)));
    }
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0).replaceAll("\\.0$", "");
  }
}
