package com.cartsnitch.stores;

import com.cartsnitch.platform.http.PublicAnswer;
import com.cartsnitch.platform.http.Route;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/stores}. */
public final class StoreRoutes {
  private final Stores stores;
  private final JsonType<List<Store>> listType;

  /**
   * Makes the routes.
   *
   * @param stores the retailers
   * @param jsonb writes the answers
   */
  public StoreRoutes(Stores stores, Jsonb jsonb) {
    this.stores = stores;
    this.listType = jsonb.type(Store.class).list();
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(Route.open(Method.GET, "/api/v1/stores", this::list));
  }

  private void list(ServerRequest request, ServerResponse response) {
    PublicAnswer.send(request, response, listType, stores.all());
  }
}
