package com.cartsnitch.delivery;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.settings.Settings;
import java.util.Map;
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

  /** Every setting that is not secret, with the application's own default. */
  static Map<String, String> defaultSettings() {
    return Settings.GROUPS.stream()
        .flatMap(group -> group.settings().stream())
        .filter(setting -> !setting.type().holdsSecret())
        .collect(Collectors.toMap(Setting::variable, Setting::fallback));
  }

  private ApplicationFacts() {}
}
