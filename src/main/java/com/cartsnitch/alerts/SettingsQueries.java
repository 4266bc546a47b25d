package com.cartsnitch.alerts;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.Optional;

final class SettingsQueries {
  private static final SqlStatement FIND =
      new SqlStatement(
          "alerts.settings",
          """
          SELECT price_increase_threshold_pct, shrinkflation_enabled, email_notifications
          FROM alert_settings
          WHERE user_id = ?
          """);

  // Once as new settings, once as a change of old ones: what is left out is not the same in both.
  private static final SqlStatement CHANGE =
      new SqlStatement(
          "alerts.change-settings",
          """
          INSERT INTO alert_settings AS s
            (user_id, price_increase_threshold_pct, shrinkflation_enabled, email_notifications)
          VALUES (?, CAST(? AS numeric), CAST(? AS boolean), CAST(? AS boolean))
          ON CONFLICT (user_id) DO UPDATE
          SET price_increase_threshold_pct
                = coalesce(CAST(? AS numeric), s.price_increase_threshold_pct),
              shrinkflation_enabled = coalesce(CAST(? AS boolean), s.shrinkflation_enabled),
              email_notifications = coalesce(CAST(? AS boolean), s.email_notifications)
          RETURNING price_increase_threshold_pct, shrinkflation_enabled, email_notifications
          """);

  private final SqlRunner session;

  SettingsQueries(SqlRunner session) {
    this.session = session;
  }

  Optional<AlertSettings> find(String userId) {
    return session.first(FIND, SettingsQueries::settings, userId);
  }

  AlertSettings change(String userId, SettingsChange change) {
    AlertSettings fallback = AlertSettings.DEFAULT;
    return session
        .first(
            CHANGE,
            SettingsQueries::settings,
            userId,
            change.threshold().orElse(fallback.priceIncreaseThresholdPct()),
            change.shrinkflation().orElse(fallback.shrinkflationEnabled()),
            change.email().orElse(fallback.emailNotifications()),
            change.threshold().orElse(null),
            change.shrinkflation().orElse(null),
            change.email().orElse(null))
        .orElseThrow();
  }

  private static AlertSettings settings(DbRow row) {
    return new AlertSettings(
        row.column("price_increase_threshold_pct").get(BigDecimal.class),
        row.column("shrinkflation_enabled").get(Boolean.class),
        row.column("email_notifications").get(Boolean.class));
  }
}
