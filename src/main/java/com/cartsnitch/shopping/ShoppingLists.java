package com.cartsnitch.shopping;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The shopping lists of users. A list of another user is treated as missing. */
public final class ShoppingLists {
  private static final int MAX_LISTS = 100;

  private final Database database;
  private final JsonType<List<StoredItem>> itemsType;

  public ShoppingLists(Database database, Jsonb jsonb) {
    this.database = database;
    this.itemsType = jsonb.type(StoredItem.class).list();
  }

  /**
   * A user's lists, the one that was changed last first.
   *
   * @param userId the user
   */
  List<ShoppingListSummary> all(String userId) {
    return queries(database).all(userId);
  }

  /**
   * A list.
   *
   * @param userId its owner
   * @param id its id
   * @throws ApiException 404 if there is no such list
   */
  ShoppingList find(String userId, UUID id) {
    return queries(database).find(userId, id).orElseThrow(ShoppingLists::notFound);
  }

  /**
   * Makes a list.
   *
   * @param session a transaction
   * @param userId its owner
   * @param name its name
   * @param items what stands on it
   * @throws ApiException 409 if the user has 100 lists
   */
  ShoppingList create(SqlRunner session, String userId, String name, List<NewItem> items) {
    ShoppingListQueries queries = queries(session);
    if (!queries.lockUser(userId)) {
      throw ApiException.of(ErrorCode.UNAUTHORIZED, "Invalid session token");
    }
    UUID id = queries.create(userId, name, MAX_LISTS).orElseThrow(ShoppingLists::tooMany);
    putItems(queries, id, items, Set.of());
    return queries.find(userId, id).orElseThrow();
  }

  /**
   * Replaces what is given. The time of its change moves even if that is nothing.
   *
   * @param userId its owner
   * @param id its id
   * @param name its new name; empty: the old one
   * @param items what is to stand on it; empty: what stands there
   * @throws ApiException 404 if there is no such list
   */
  ShoppingList replace(
      String userId, UUID id, Optional<String> name, Optional<List<NewItem>> items) {
    return database.inTransaction(
        session -> {
          ShoppingListQueries queries = queries(session);
          if (!queries.change(userId, id, name.orElse(null))) {
            throw notFound();
          }
          items.ifPresent(all -> replaceItems(queries, id, all));
          return queries.find(userId, id).orElseThrow();
        });
  }

  private static void replaceItems(ShoppingListQueries queries, UUID id, List<NewItem> items) {
    Set<UUID> given =
        items.stream().flatMap(item -> item.id().stream()).collect(Collectors.toSet());
    putItems(queries, id, items, queries.keepItems(id, given));
  }

  private static void putItems(
      ShoppingListQueries queries, UUID id, List<NewItem> items, Set<UUID> kept) {
    if (!items.isEmpty()) {
      queries.putItems(id, StoredItem.of(items, new HashSet<>(kept), products(queries, items)));
    }
  }

  private static Set<UUID> products(ShoppingListQueries queries, List<NewItem> items) {
    Set<UUID> given =
        items.stream().flatMap(item -> item.productId().stream()).collect(Collectors.toSet());
    return given.isEmpty() ? Set.of() : queries.knownProducts(given);
  }

  /**
   * Deletes a list.
   *
   * @param userId its owner
   * @param id its id
   * @throws ApiException 404 if there is no such list
   */
  void delete(String userId, UUID id) {
    if (!queries(database).delete(userId, id)) {
      throw notFound();
    }
  }

  private ShoppingListQueries queries(SqlRunner session) {
    return new ShoppingListQueries(session, itemsType);
  }

  private static ApiException notFound() {
    return ApiException.notFound("Shopping list");
  }

  private static ApiException tooMany() {
    return ApiException.of(
        ErrorCode.CONFLICT, "There are %d shopping lists already".formatted(MAX_LISTS));
  }
}
