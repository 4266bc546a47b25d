package com.cartsnitch.delivery;

import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.config.SettingsReader;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** The settings that are secret. */
  private static final Set<String> SECRETS =
      Set.of(
          "CARTSNITCH_DATABASE_URL",
          "CARTSNITCH_REDIS_URL",
          "CARTSNITCH_SERVICE_KEY",
          "CARTSNITCH_FERNET_KEY",
          "CARTSNITCH_JWT_SECRET_KEY",
          "CARTSNITCH_AUTH_SECRET",
          "CARTSNITCH_SMTP_URL");

  /** Settings of the contract that the application is about to read, with their defaults. */
  private static final Map<String, String> ANNOUNCED =
      Map.of(
          "CARTSNITCH_RATE_LIMIT_ENABLED", "true",
          "CARTSNITCH_RATE_LIMIT_REQUESTS", "60",
          "CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS", "60",
          "CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS", "5",
          "CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS", "60",
          "CARTSNITCH_RATE_LIMIT_REDIS_ENABLED", "true",
          "CARTSNITCH_RATE_LIMIT_IP_REQUESTS", "600",
          "CARTSNITCH_RATE_LIMIT_USER_REQUESTS", "300",
          "CARTSNITCH_STALE_IF_ERROR_SECONDS", "0",
          "CARTSNITCH_REDIS_CA_FILE", "");

  /** Every setting that is not secret, with the application's own default. */
  static Map<String, String> defaultSettings() {
    Map<String, String> settings = new HashMap<>(ANNOUNCED);
    settings.putAll(settingsOfTheApplication());
    return settings;
  }

  private static Map<String, String> settingsOfTheApplication() {
    return SettingsReader.read(TestSettings.SECRETS, Path.of("no-such-file.yaml"))
        .inForce()
        .stream()
        .filter(setting -> !SECRETS.contains(setting.variable()))
        .collect(Collectors.toMap(SettingInForce::variable, SettingInForce::value));
  }

  private ApplicationFacts() {}
}
