package com.cartsnitch.platform.database.connect;

import com.cartsnitch.platform.database.DatabaseSettings;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** The settings as pgjdbc's connection properties; every time limit is said, none is left at 0. */
public final class DriverProperties {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLIENT_CONNECTION_CHECK = Duration.ofSeconds(1);

  private DriverProperties() {}

  /** For the pool's connections. */
  public static Properties forLogins(DatabaseSettings settings) {
    Properties properties = withCredentials(settings, "cartsnitch-api");
    properties.setProperty("socketTimeout", seconds(settings.socketTimeout()));
    // the details of an error quote rows, and errors are logged
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty(
        "options",
        String.join(
            " ",
            option("statement_timeout", settings.statementTimeout()),
            option("lock_timeout", LOCK_TIMEOUT),
            option("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT),
            option("client_connection_check_interval", CLIENT_CONNECTION_CHECK)));
    return properties;
  }

  /** For a connection that only finds out whether the database is still there. */
  public static Properties forCanary(DatabaseSettings settings, Duration within) {
    Properties properties = withCredentials(settings, "cartsnitch-canary");
    for (String limit : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
      properties.setProperty(limit, seconds(within));
    }
    return properties;
  }

  /** For the commands' connections. */
  public static Properties forCommands(DatabaseSettings settings) {
    Properties properties = withCredentials(settings, "cartsnitch-command");
    properties.setProperty("options", option("lock_timeout", LOCK_TIMEOUT));
    return properties;
  }

  private static Properties withCredentials(DatabaseSettings settings, String applicationName) {
    Properties properties = common(settings, applicationName);
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().value());
    return properties;
  }

  private static Properties common(DatabaseSettings settings, String applicationName) {
    Properties properties = new Properties();
    properties.putAll(settings.properties());
    properties.setProperty("connectTimeout", seconds(settings.connectTimeout()));
    properties.setProperty("loginTimeout", seconds(settings.loginTimeout()));
    properties.setProperty("cancelSignalTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", applicationName);
    if (settings.severalHosts()) {
      properties.setProperty("hostRecheckSeconds", "2");
      properties.setProperty("targetServerType", "primary");
    }
    return properties;
  }

  private static String option(String name, Duration value) {
    return "-c "
        + name
        + "="
        + value.toMillis(); // in digits that the server reads, in every locale
  }

  private static String seconds(Duration value) {
    return Long.toString(value.toSeconds());
  }
}
