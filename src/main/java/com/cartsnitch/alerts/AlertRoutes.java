package com.cartsnitch.alerts;

import static com.cartsnitch.platform.operation.Operation.get;
import static com.cartsnitch.platform.operation.Operation.patch;
import static com.cartsnitch.platform.operation.Operation.put;

import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
import java.util.List;
import java.util.UUID;

/** {@code /api/v1/alerts} and {@code /api/v1/alerts/settings}. */
public final class AlertRoutes {
  private static final String SETTINGS = "/api/v1/alerts/settings";

  private final Alerts alerts;

  public AlertRoutes(Alerts alerts) {
    this.alerts = alerts;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/alerts").forUsers().answersFullPage(Alert.class, alerts::list),
        get(SETTINGS).forUsers().answers(AlertSettings.class, alerts::settings),
        put(SETTINGS)
            .forUsers()
            .reads(SettingsChange::read)
            .answers(AlertSettings.class, alerts::change),
        patch("/api/v1/alerts/{id}")
            .forUsers()
            .reads(Mark::read)
            .answers(Alert.class, (user, mark) -> alerts.mark(user, mark.id(), mark.isRead())));
  }

  private record Mark(UUID id, boolean isRead) {

    static Mark read(RequestInput input) {
      UUID id = input.pathUuid("id");
      BodyInput body = input.body();
      body.require("read");
      return new Mark(id, body.bool("read").orElse(false));
    }
  }
}
