package com.cartsnitch.stores;

import com.cartsnitch.platform.http.Route;
import com.cartsnitch.platform.publicdata.PublicAnswers;
import com.cartsnitch.platform.publicdata.Question;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/stores}. */
public final class StoreRoutes {
  private static final Question ALL = Question.of("stores.all");

  private final Stores stores;
  private final PublicAnswers answers;
  private final JsonType<List<Store>> listType;

  /**
   * Makes the routes.
   *
   * @param stores the retailers
   * @param answers sends what everybody may read
   * @param jsonb writes the answers
   */
  public StoreRoutes(Stores stores, PublicAnswers answers, Jsonb jsonb) {
    this.stores = stores;
    this.answers = answers;
    this.listType = jsonb.type(Store.class).list();
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(Route.open(Method.GET, "/api/v1/stores", this::list));
  }

  private void list(ServerRequest request, ServerResponse response) {
    answers.send(request, response, ALL, listType, stores::all);
  }
}
