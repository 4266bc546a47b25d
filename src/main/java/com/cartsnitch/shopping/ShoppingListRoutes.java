package com.cartsnitch.shopping;

import static com.cartsnitch.platform.operation.Operation.delete;
import static com.cartsnitch.platform.operation.Operation.get;
import static com.cartsnitch.platform.operation.Operation.post;
import static com.cartsnitch.platform.operation.Operation.put;

import com.cartsnitch.platform.http.input.BodyInput;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/v1/shopping/lists}. */
public final class ShoppingListRoutes {
  private static final String LISTS = "/api/v1/shopping/lists";
  private static final String LIST = LISTS + "/{id}";
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_ITEMS = 500;

  private final ShoppingLists lists;

  public ShoppingListRoutes(ShoppingLists lists) {
    this.lists = lists;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get(LISTS).forUsers().answersList(ShoppingListSummary.class, lists::all),
        post(LISTS)
            .forUsers()
            .reads(NewList::read)
            .createsOnce(
                ShoppingList.class,
                (transaction, user, list) ->
                    lists.create(transaction, user, list.name(), list.items())),
        get(LIST).forUsers().reads(ShoppingListRoutes::id).answers(ShoppingList.class, lists::find),
        put(LIST)
            .forUsers()
            .reads(Replacement::read)
            .answers(
                ShoppingList.class,
                (user, list) -> lists.replace(user, list.id(), list.name(), list.items())),
        delete(LIST).forUsers().reads(ShoppingListRoutes::id).does(lists::delete));
  }

  private static UUID id(RequestInput input) {
    return input.pathUuid("id");
  }

  private static Optional<String> name(BodyInput body) {
    return body.text("name", MAX_NAME_LENGTH);
  }

  private static Optional<List<NewItem>> items(BodyInput body) {
    return body.objects("items", MAX_ITEMS)
        .map(items -> items.stream().map(NewItem::read).toList());
  }

  private record NewList(String name, List<NewItem> items) {

    static NewList read(RequestInput input) {
      BodyInput body = input.body();
      body.require("name");
      return new NewList(
          ShoppingListRoutes.name(body).orElse(""),
          ShoppingListRoutes.items(body).orElse(List.of()));
    }
  }

  private record Replacement(UUID id, Optional<String> name, Optional<List<NewItem>> items) {

    static Replacement read(RequestInput input) {
      UUID id = ShoppingListRoutes.id(input);
      BodyInput body = input.body();
      return new Replacement(id, ShoppingListRoutes.name(body), ShoppingListRoutes.items(body));
    }
  }
}
