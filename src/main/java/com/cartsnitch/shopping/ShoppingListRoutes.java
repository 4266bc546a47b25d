package com.cartsnitch.shopping;

import com.cartsnitch.platform.http.BodyInput;
import com.cartsnitch.platform.http.Created;
import com.cartsnitch.platform.http.DecimalRange;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v1/shopping/lists}. */
public final class ShoppingListRoutes {
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String LIST = LISTS + "/{id}";
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_ITEM_NAME_LENGTH = 300;
  private static final int MAX_ITEMS = 500;
  private static final DecimalRange QUANTITIES = DecimalRange.of("0.001", "9999999.999", 3);

  private final ShoppingLists lists;
  private final Idempotency idempotency;
  private final JsonType<List<ShoppingListSummary>> summariesType;
  private final JsonType<ShoppingList> listType;

  /**
   * Makes the routes.
   *
   * @param lists the lists
   * @param idempotency keeps the answers to POST
   * @param jsonb writes the answers
   */
  public ShoppingListRoutes(ShoppingLists lists, Idempotency idempotency, Jsonb jsonb) {
    this.lists = lists;
    this.idempotency = idempotency;
    this.summariesType = jsonb.type(ShoppingListSummary.class).list();
    this.listType = jsonb.type(ShoppingList.class);
  }

  /** The operations. */
  public List<Route> routes() {
    return List.of(
        Route.user(Method.GET, LISTS, this::all),
        Route.user(Method.POST, LISTS, this::create),
        Route.user(Method.GET, LIST, this::find),
        Route.user(Method.PUT, LIST, this::replace),
        Route.user(Method.DELETE, LIST, this::delete));
  }

  private void all(ServerRequest request, ServerResponse response, Principal user) {
    PrivateAnswer.send(response, summariesType, lists.all(user.userId()));
  }

  private void create(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    BodyInput body = input.body();
    body.require("name");
    String name = body.text("name", MAX_NAME_LENGTH).orElse("");
    List<NewItem> items = items(body).orElse(List.of());
    input.idempotencyKey();
    input.check();
    idempotency.create(
        input,
        response,
        user,
        session -> Created.of(listType, lists.create(session, user.userId(), name, items)));
  }

  private void find(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    input.check();
    PrivateAnswer.send(response, listType, lists.find(user.userId(), id));
  }

  private void replace(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    BodyInput body = input.body();
    Optional<String> name = body.text("name", MAX_NAME_LENGTH);
    Optional<List<NewItem>> items = items(body);
    input.check();
    PrivateAnswer.send(response, listType, lists.replace(user.userId(), id, name, items));
  }

  private void delete(ServerRequest request, ServerResponse response, Principal user) {
    RequestInput input = RequestInput.of(request);
    UUID id = input.pathUuid("id");
    input.check();
    lists.delete(user.userId(), id);
    PrivateAnswer.noContent(response);
  }

  private static Optional<List<NewItem>> items(BodyInput body) {
    return body.objects("items", MAX_ITEMS)
        .map(items -> items.stream().map(ShoppingListRoutes::item).toList());
  }

  private static NewItem item(BodyInput item) {
    item.require("name");
    return new NewItem(
        item.uuid("id"),
        item.uuid("product_id"),
        item.text("name", MAX_ITEM_NAME_LENGTH).orElse(""),
        item.decimal("quantity", QUANTITIES).orElse(BigDecimal.ONE),
        item.bool("checked").orElse(false));
  }
}
