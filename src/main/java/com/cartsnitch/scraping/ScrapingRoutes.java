package com.cartsnitch.scraping;

import com.cartsnitch.platform.http.Principal;
import com.cartsnitch.platform.http.PrivateAnswer;
import com.cartsnitch.platform.http.RequestInput;
import com.cartsnitch.platform.http.Route;
import com.cartsnitch.stores.Store;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/scraping}. */
public final class ScrapingRoutes {
  private final Scraping scraping;
  private final JsonType<SyncJob> jobType;
  private final JsonType<List<SyncStatus>> statusType;

  /**
   * Makes the routes.
   *
   * @param scraping asks the scraping service
   * @param jsonb writes the answers
   */
  public ScrapingRoutes(Scraping scraping, Jsonb jsonb) {
    this.scraping = scraping;
    this.jobType = jsonb.type(SyncJob.class);
    this.statusType = jsonb.type(SyncStatus.class).list();
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.POST, "/api/v1/scraping/{slug}/sync", this::sync),
        Route.user(Method.GET, "/api/v1/scraping/status", this::status));
  }

  private void sync(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    String slug = input.pathText("slug", Store.SLUG);
    input.check();
    PrivateAnswer.send(response, jobType, scraping.sync(user.userId(), slug));
  }

  private void status(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, statusType, scraping.status(user.userId()));
  }
}
