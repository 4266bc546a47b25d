package com.cartsnitch.purchases;

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

/** {@code /api/v1/purchases}. */
public final class PurchaseRoutes {
  private final Purchases purchases;
  private final JsonType<List<Purchase>> listType;
  private final JsonType<PurchaseDetail> detailType;
  private final JsonType<PurchaseStats> statsType;

  /**
   * Makes the routes.
   *
   * @param purchases what users have bought
   * @param jsonb writes the answers
   */
  public PurchaseRoutes(Purchases purchases, Jsonb jsonb) {
    this.purchases = purchases;
    this.listType = jsonb.type(Purchase.class).list();
    this.detailType = jsonb.type(PurchaseDetail.class);
    this.statsType = jsonb.type(PurchaseStats.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, "/api/v1/purchases", this::list),
        Route.user(Method.GET, "/api/v1/purchases/stats", this::stats),
        Route.user(Method.GET, "/api/v1/purchases/{id}", this::detail));
  }

  private void list(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    PurchaseFilter filter =
        new PurchaseFilter(input.uuid("store_id"), input.date("from"), input.date("to"));
    PageRequest page = input.page();
    input.check();
    PrivateAnswer.sendPage(
        request, response, listType, page, purchases.list(user.userId(), filter, page));
  }

  private void stats(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, statsType, purchases.stats(user.userId()));
  }

  private void detail(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    input.check();
    PrivateAnswer.send(response, detailType, purchases.detail(user.userId(), id));
  }
}
