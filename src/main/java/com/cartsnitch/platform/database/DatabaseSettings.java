package com.cartsnitch.platform.database;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingGroup;
import com.cartsnitch.platform.config.SettingTypes;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.config.address.DatabaseUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

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
  private static final Set<String> PLACEHOLDERS = Set.of("cartsnitch", "change-me-in-production");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MOST_CONNECTIONS = 1000;
  private static final int LONGEST_LOGIN = 5;
  private static final int LONGEST_SILENCE = 300;

  private static final Setting<DatabaseUrl> URL =
      Setting.of(
              "CARTSNITCH_DATABASE_URL",
              DatabaseUrl.TYPE,
              "postgresql://cartsnitch:cartsnitch@localhost:5432/cartsnitch",
              "Where PostgreSQL is, in the form of libpq, SQLAlchemy or JDBC: user and password"
                  + " percent-encoded, one or several hosts, and for TLS"
                  + " `?sslmode=verify-full&sslrootcert=FILE`, with `sslcert=FILE&sslkey=FILE` for"
                  + " a client certificate. An incomplete TLS configuration is refused.")
          .or("DATABASE_URL");

  private static final Setting<Integer> POOL_SIZE =
      Setting.of(
          "CARTSNITCH_DB_POOL_SIZE",
          SettingTypes.wholeNumber(1, MOST_CONNECTIONS),
          "10",
          "Connections that the pool keeps.");

  private static final Setting<Integer> MAX_OVERFLOW =
      Setting.of(
          "CARTSNITCH_DB_MAX_OVERFLOW",
          SettingTypes.wholeNumber(0, MOST_CONNECTIONS),
          "20",
          "Connections allowed beyond those; the pool's maximum is the sum.");

  /** The longest wait for a connection. */
  public static final Setting<Duration> POOL_TIMEOUT =
      Setting.of(
          "CARTSNITCH_DB_POOL_TIMEOUT",
          SettingTypes.seconds("0.25", "58"),
          "30",
          "The longest wait for a connection of the pool.");

  private static final Setting<Duration> POOL_RECYCLE =
      Setting.of(
          "CARTSNITCH_DB_POOL_RECYCLE",
          SettingTypes.seconds("30", "604800"),
          "3600",
          "The longest life of a connection.");

  private static final Setting<Boolean> POOL_PRE_PING =
      Setting.of(
          "CARTSNITCH_DB_POOL_PRE_PING",
          SettingTypes.FLAG,
          "true",
          "Test every connection before it is used, so that a dead one is never handed out.");

  /** Limit on the TCP connect. */
  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.of(
          "CARTSNITCH_DB_CONNECT_TIMEOUT",
          SettingTypes.whole(SECOND, 1, LONGEST_LOGIN),
          "2",
          "Limit in seconds on opening a TCP connection.");

  /** Limit on TCP, TLS and authentication together. */
  public static final Setting<Duration> LOGIN_TIMEOUT =
      Setting.of(
          "CARTSNITCH_DB_LOGIN_TIMEOUT",
          SettingTypes.whole(SECOND, 1, LONGEST_LOGIN),
          "3",
          "Limit in seconds on connecting, TLS and authentication together; at least the connect"
              + " timeout.");

  /** The server's limit on a statement. */
  public static final Setting<Duration> STATEMENT_TIMEOUT =
      Setting.of(
          "CARTSNITCH_DB_STATEMENT_TIMEOUT",
          SettingTypes.seconds("0.1", "57"),
          "10",
          "The server's limit on one statement.");

  /** The client's limit on the server's silence. */
  public static final Setting<Duration> SOCKET_TIMEOUT =
      Setting.of(
          "CARTSNITCH_DB_SOCKET_TIMEOUT",
          SettingTypes.whole(SECOND, 1, LONGEST_SILENCE),
          "15",
          "The service's limit in seconds on the server's silence; at least 2 s more than the"
              + " statement timeout.");

  /** All of them. */
  public static final SettingGroup GROUP =
      SettingGroup.of(
          "Database",
          URL,
          POOL_SIZE,
          MAX_OVERFLOW,
          POOL_TIMEOUT,
          POOL_RECYCLE,
          POOL_PRE_PING,
          CONNECT_TIMEOUT,
          LOGIN_TIMEOUT,
          STATEMENT_TIMEOUT,
          SOCKET_TIMEOUT);

  /** What was read; uat and prod refuse the passwords that documentation shows. */
  public static DatabaseSettings of(SettingValues values) {
    DatabaseUrl url = values.get(URL);
    boolean production = values.environment() != Environment.DEV && !values.isRefused(URL);
    if (production && PLACEHOLDERS.contains(url.password().value())) {
      values.refuse(
          URL,
          "must be given with a password of its own where CARTSNITCH_ENVIRONMENT is uat or prod");
    }
    return new DatabaseSettings(
        url.jdbcUrl(),
        url.user(),
        url.password(),
        url.properties(),
        url.severalHosts(),
        values.get(POOL_SIZE),
        values.get(MAX_OVERFLOW),
        values.get(POOL_TIMEOUT),
        values.get(POOL_RECYCLE),
        values.get(POOL_PRE_PING),
        values.get(CONNECT_TIMEOUT),
        values.get(LOGIN_TIMEOUT),
        values.get(STATEMENT_TIMEOUT),
        values.get(SOCKET_TIMEOUT));
  }

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
