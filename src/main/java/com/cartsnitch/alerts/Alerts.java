package com.cartsnitch.alerts;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.paging.Page;
import com.cartsnitch.platform.paging.PageRequest;
import com.cartsnitch.platform.problem.ApiException;
import java.util.UUID;

/** The alerts of users. They follow from events, purchases and settings when they are read. */
public final class Alerts {
  private final AlertQueries alerts;
  private final SettingsQueries settings;

  public Alerts(SqlRunner session) {
    this.alerts = new AlertQueries(session);
    this.settings = new SettingsQueries(session);
  }

  /**
   * A user's alerts, newest first.
   *
   * @param userId the user
   * @param page which part of the list
   */
  Page<Alert> list(String userId, PageRequest page) {
    return alerts.list(userId, page);
  }

  /**
   * Says whether the user has read an alert.
   *
   * @param userId the user
   * @param id the alert
   * @param read whether he has
   * @return the alert as it is then
   * @throws ApiException 404 if the user has no such alert
   */
  Alert mark(String userId, UUID id, boolean read) {
    Alert alert = alerts.find(userId, id).orElseThrow(() -> ApiException.notFound("Alert"));
    alerts.mark(userId, id, read);
    return alert.withRead(read);
  }

  /**
   * A user's settings.
   *
   * @param userId the user
   */
  AlertSettings settings(String userId) {
    return settings.find(userId).orElse(AlertSettings.DEFAULT);
  }

  /**
   * Changes a user's settings.
   *
   * @param userId the user
   * @param change what to change
   * @return the settings as they are then
   */
  AlertSettings change(String userId, SettingsChange change) {
    return settings.change(userId, change);
  }
}
