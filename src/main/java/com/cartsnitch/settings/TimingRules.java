package com.cartsnitch.settings;

import static com.cartsnitch.platform.database.DatabaseSettings.CONNECT_TIMEOUT;
import static com.cartsnitch.platform.database.DatabaseSettings.LOGIN_TIMEOUT;
import static com.cartsnitch.platform.database.DatabaseSettings.POOL_TIMEOUT;
import static com.cartsnitch.platform.database.DatabaseSettings.SOCKET_TIMEOUT;
import static com.cartsnitch.platform.database.DatabaseSettings.STATEMENT_TIMEOUT;

import com.cartsnitch.platform.config.Setting;
import com.cartsnitch.platform.config.SettingValues;
import com.cartsnitch.platform.http.ServerSettings;
import java.time.Duration;

/** How the time limits must relate, so that the inner one always ends first. */
final class TimingRules {
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private TimingRules() {}

  static void check(SettingValues values) {
    atLeast(LOGIN_TIMEOUT, CONNECT_TIMEOUT, Duration.ZERO, values);
    atLeast(SOCKET_TIMEOUT, STATEMENT_TIMEOUT, MARGIN, values);
    atLeast(ServerSettings.SHUTDOWN_GRACE, STATEMENT_TIMEOUT, MARGIN, values);
    Duration longest = values.get(POOL_TIMEOUT).plus(values.get(STATEMENT_TIMEOUT));
    if (longest.compareTo(values.get(ServerSettings.REQUEST_TIMEOUT)) >= 0) {
      values.refuse(
          ServerSettings.REQUEST_TIMEOUT,
          "must be more than %s + %s (%s s)"
              .formatted(POOL_TIMEOUT.variable(), STATEMENT_TIMEOUT.variable(), seconds(longest)));
    }
  }

  private static void atLeast(
      Setting<Duration> outer, Setting<Duration> inner, Duration margin, SettingValues values) {
    Duration least = values.get(inner).plus(margin);
    if (values.get(outer).compareTo(least) < 0) {
      String more = margin.isZero() ? "" : " + " + seconds(margin);
      values.refuse(
          outer, "must be at least %s%s (%s s)".formatted(inner.variable(), more, seconds(least)));
    }
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0).replaceAll("\\.0$", "");
  }
}
