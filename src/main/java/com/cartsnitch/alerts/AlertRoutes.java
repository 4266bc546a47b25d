package com.cartsnitch.alerts;

import com.cartsnitch.platform.http.BodyInput;
import com.cartsnitch.platform.http.DecimalRange;
import com.cartsnitch.platform.http.PageRequest;
import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/alerts} and {@code /api/v1/alerts/settings}. */
public final class AlertRoutes {
  private static final String SETTINGS = "/api/v1/alerts/settings";
  private static final DecimalRange THRESHOLDS = DecimalRange.of("0", "1000", 2);

  private final Alerts alerts;
  private final JsonType<Alert> alertType;
  private final JsonType<AlertSettings> settingsType;

  /**
   * Makes the routes.
   *
   * @param alerts the alerts
   * @param jsonb writes the answers
   */
  public AlertRoutes(Alerts alerts, Jsonb jsonb) {
    this.alerts = alerts;
    this.alertType = jsonb.type(Alert.class);
    this.settingsType = jsonb.type(AlertSettings.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, "/api/v1/alerts", this::list),
        Route.user(Method.GET, SETTINGS, this::settings),
        Route.user(Method.PUT, SETTINGS, this::change),
        Route.user(Method.PATCH, "/api/v1/alerts/{id}", this::mark));
  }

  private void list(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    // this list used to be sent whole
    PageRequest page = input.page(PageRequest.MAX_SIZE);
    input.check();
    PrivateAnswer.sendPage(
        request, response, alertType.list(), page, alerts.list(user.userId(), page));
  }

  private void mark(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    BodyInput body = input.body();
    body.require("read");
    boolean read = body.bool("read").orElse(false);
    input.check();
    PrivateAnswer.send(response, alertType, alerts.mark(user.userId(), id, read));
  }

  private void settings(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, settingsType, alerts.settings(user.userId()));
  }

  private void change(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    SettingsChange change =
        new SettingsChange(
            body.decimal("price_increase_threshold_pct", THRESHOLDS),
            body.bool("shrinkflation_enabled"),
            body.bool("email_notifications"));
    input.check();
    PrivateAnswer.send(response, settingsType, alerts.change(user.userId(), change));
  }
}
