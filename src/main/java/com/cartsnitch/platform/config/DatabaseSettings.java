package com.cartsnitch.platform.config;

import java.time.Duration;
import java.util.Map;

/**
 * How to reach PostgreSQL, and every time limit on the way.
 *
 * @param url a JDBC URL without credentials
 * @param user the role to log in as
 * @param password its password
 * @param properties driver properties out of the URL's query, such as {@code sslmode}
 * @param severalHosts whether the URL lists more than one host
 * @param poolSize connections kept
 * @param maxOverflow connections allowed beyond {@code poolSize}
 * @param poolTimeout the longest wait for a connection
 * @param poolRecycle the longest life of a connection
 * @param prePing whether every connection is tested before it is handed out
 * @param connectTimeout limit on the TCP connect
 * @param loginTimeout limit on TCP, TLS and authentication together
 * @param statementTimeout the server's limit on a statement
 * @param socketTimeout the client's limit on the server's silence
 */
public record DatabaseSettings(
    String url,
    String user,
    Secret password,
    Map<String, String> properties,
    boolean severalHosts,
    int poolSize,
    int maxOverflow,
    Duration poolTimeout,
    Duration poolRecycle,
    boolean prePing,
    Duration connectTimeout,
    Duration loginTimeout,
    Duration statementTimeout,
    Duration socketTimeout) {

  /** The pool's maximum. */
  public int poolMaximum() {
    return poolSize + maxOverflow;
  }

  /** Without the values of the driver properties, one of which may be a secret. */
  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, properties=%s, pool=%d+%d]"
        .formatted(url, user, properties.keySet(), poolSize, maxOverflow);
  }
}
