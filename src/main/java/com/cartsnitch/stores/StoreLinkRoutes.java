package com.cartsnitch.stores;

import com.cartsnitch.platform.http.Created;
import com.cartsnitch.platform.http.Idempotency;
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
import java.util.Optional;

/** {@code /api/v1/me/stores}. */
public final class StoreLinkRoutes {
  private static final int MAX_CREDENTIALS = 64 * 1024;

  private final StoreLinks links;
  private final Idempotency idempotency;
  private final JsonType<StoreLink> type;

  /**
   * Makes the routes.
   *
   * @param links users' accounts at stores
   * @param idempotency runs what a POST does
   * @param jsonb writes the answers
   */
  public StoreLinkRoutes(StoreLinks links, Idempotency idempotency, Jsonb jsonb) {
    this.links = links;
    this.idempotency = idempotency;
    this.type = jsonb.type(StoreLink.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, "/api/v1/me/stores", this::list),
        Route.user(Method.POST, "/api/v1/me/stores/{slug}/connect", this::connect),
        Route.user(Method.DELETE, "/api/v1/me/stores/{slug}", this::disconnect));
  }

  private void list(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, type.list(), links.of(user.userId()));
  }

  private void connect(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    String slug = input.pathText("slug", Store.SLUG);
    Optional<String> credentials = input.optionalBody().object("credentials", MAX_CREDENTIALS);
    input.idempotencyKey();
    input.check();
    idempotency.create(
        input,
        response,
        user,
        transaction ->
            Created.of(type, links.connect(transaction, user.userId(), slug, credentials)));
  }

  private void disconnect(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    String slug = input.pathText("slug", Store.SLUG);
    input.check();
    links.disconnect(user.userId(), slug);
    PrivateAnswer.noContent(response);
  }
}
