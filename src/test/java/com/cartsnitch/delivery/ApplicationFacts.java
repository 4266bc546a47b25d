package com.cartsnitch.delivery;

import com.cartsnitch.platform.config.SettingInForce;
import com.cartsnitch.platform.config.SettingsReader;
import com.cartsnitch.testing.TestSettings;
import java.nio.file.Path;
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

  /** Every setting that is not secret, with the application's own default. */
  static Map<String, String> defaultSettings() {
    return SettingsReader.read(TestSettings.SECRETS, Path.of("no-such-file.yaml"))
        .inForce()
        .stream()
        .filter(setting -> !SECRETS.contains(setting.variable()))
        .collect(Collectors.toMap(SettingInForce::variable, SettingInForce::value));
  }

  private ApplicationFacts() {}
}
