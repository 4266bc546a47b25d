package com.cartsnitch.shopping;

import com.cartsnitch.platform.database.SqlArrays;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.avaje.jsonb.JsonType;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many values travel as one text, an array or JSON: a list takes as many statements as an item. */
final class ShoppingListQueries {
  private static final SqlStatement ALL =
      new SqlStatement(
          "shopping.lists",
          """
          SELECT l.id, l.name,
                 (SELECT count(*) FROM shopping_list_items i WHERE i.list_id = l.id) AS item_count,
                 to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                   AS created_at,
                 to_char(l.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                   AS updated_at
          FROM shopping_lists l
          WHERE l.user_id = ?
          ORDER BY l.updated_at DESC, l.id
          """);

  // A list without items is one row without an item.
  private static final SqlStatement ONE =
      new SqlStatement(
          "shopping.list",
          """
          SELECT l.id AS list_id, l.name AS list_name,
                 to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                   AS created_at,
                 to_char(l.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                   AS updated_at,
                 i.id, i.normalized_product_id, i.name, trim_scale(i.quantity) AS quantity,
                 i.checked
          FROM shopping_lists l
          LEFT JOIN shopping_list_items i ON i.list_id = l.id
          WHERE l.id = CAST(? AS uuid) AND l.user_id = ?
          ORDER BY i.position
          """);

  private static final SqlStatement LOCK_USER =
      new SqlStatement("shopping.lock-user", "SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE");

  private static final SqlStatement CREATE =
      new SqlStatement(
          "shopping.create",
          """
          INSERT INTO shopping_lists (user_id, name)
          SELECT CAST(? AS text), CAST(? AS text)
          WHERE (SELECT count(*) FROM shopping_lists WHERE user_id = ?) < ?
          RETURNING id
          """);

  private static final SqlStatement CHANGE =
      new SqlStatement(
          "shopping.change",
          """
          UPDATE shopping_lists
          SET name = coalesce(CAST(? AS text), name)
          WHERE id = CAST(? AS uuid) AND user_id = ?
          """);

  private static final SqlStatement DELETE =
      new SqlStatement(
          "shopping.delete",
          "DELETE FROM shopping_lists WHERE id = CAST(? AS uuid) AND user_id = ?");

  // Locked, so that none is deleted before the items refer to it.
  private static final SqlStatement KNOWN_PRODUCTS =
      new SqlStatement(
          "shopping.known-products",
          """
          SELECT id FROM normalized_products
          WHERE id = ANY(CAST(? AS uuid[]))
          ORDER BY id
          FOR KEY SHARE
          """);

  private static final SqlStatement REMOVE_ITEMS =
      new SqlStatement(
          "shopping.remove-items",
          """
          DELETE FROM shopping_list_items
          WHERE list_id = CAST(? AS uuid) AND id <> ALL(CAST(? AS uuid[]))
          """);

  private static final SqlStatement ITEM_IDS =
      new SqlStatement(
          "shopping.item-ids",
          "SELECT id FROM shopping_list_items WHERE list_id = CAST(? AS uuid)");

  private static final SqlStatement PUT_ITEMS =
      new SqlStatement(
          "shopping.put-items",
          """
          INSERT INTO shopping_list_items
            (id, list_id, position, normalized_product_id, name, quantity, checked)
          SELECT i.id, CAST(? AS uuid), i.position, i.normalized_product_id, i.name, i.quantity,
                 i.checked
          FROM jsonb_to_recordset(CAST(? AS jsonb)) AS i
            (id uuid, position integer, normalized_product_id uuid, name text, quantity numeric,
             checked boolean)
          ON CONFLICT (id) DO UPDATE
          SET position = excluded.position, normalized_product_id = excluded.normalized_product_id,
              name = excluded.name, quantity = excluded.quantity, checked = excluded.checked
          """);

  private final SqlRunner session;
  private final JsonType<List<StoredItem>> itemsType;

  ShoppingListQueries(SqlRunner session, JsonType<List<StoredItem>> itemsType) {
    this.session = session;
    this.itemsType = itemsType;
  }

  List<ShoppingListSummary> all(String userId) {
    return session.list(ALL, ShoppingListQueries::summary, userId);
  }

  private static ShoppingListSummary summary(DbRow row) {
    return new ShoppingListSummary(
        row.column("id").get(UUID.class),
        row.column("name").get(String.class),
        row.column("item_count").get(Long.class).intValue(),
        row.column("created_at").get(String.class),
        row.column("updated_at").get(String.class));
  }

  Optional<ShoppingList> find(String userId, UUID id) {
    List<Row> rows = session.list(ONE, Row::of, id.toString(), userId);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<ShoppingListItem> items = rows.stream().map(Row::item).filter(Objects::nonNull).toList();
    return Optional.of(rows.getFirst().list(items));
  }

  /** Locks the user's lists against concurrent additions; false if there is no such user. */
  boolean lockUser(String userId) {
    return session.first(LOCK_USER, row -> row.column("id").get(String.class), userId).isPresent();
  }

  /** Makes a list without items, unless the user has so many already. */
  Optional<UUID> create(String userId, String name, int max) {
    return session.first(
        CREATE, row -> row.column("id").get(UUID.class), userId, name, userId, max);
  }

  /** Renames a list, or only says that it is being changed; locks it. False: there is none. */
  boolean change(String userId, UUID id, @Nullable String name) {
    return session.update(CHANGE, name, id.toString(), userId) > 0;
  }

  boolean delete(String userId, UUID id) {
    return session.update(DELETE, id.toString(), userId) > 0;
  }

  Set<UUID> knownProducts(Collection<UUID> ids) {
    return new HashSet<>(
        session.list(
            KNOWN_PRODUCTS, row -> row.column("id").get(UUID.class), SqlArrays.parameter(ids)));
  }

  /** Removes a list's items but these; returns those that are left. */
  Set<UUID> keepItems(UUID listId, Collection<UUID> ids) {
    session.update(REMOVE_ITEMS, listId.toString(), SqlArrays.parameter(ids));
    return new HashSet<>(
        session.list(ITEM_IDS, row -> row.column("id").get(UUID.class), listId.toString()));
  }

  void putItems(UUID listId, List<StoredItem> items) {
    session.update(PUT_ITEMS, listId.toString(), itemsType.toJson(items));
  }

  private record Row(
      UUID listId,
      String listName,
      String createdAt,
      String updatedAt,
      @Nullable ShoppingListItem item) {

    static Row of(DbRow row) {
      UUID id = row.column("id").get(UUID.class);
      return new Row(
          row.column("list_id").get(UUID.class),
          row.column("list_name").get(String.class),
          row.column("created_at").get(String.class),
          row.column("updated_at").get(String.class),
          id == null ? null : item(id, row));
    }

    private static ShoppingListItem item(UUID id, DbRow row) {
      return new ShoppingListItem(
          id,
          row.column("normalized_product_id").get(UUID.class),
          row.column("name").get(String.class),
          row.column("quantity").get(BigDecimal.class),
          row.column("checked").get(Boolean.class));
    }

    ShoppingList list(List<ShoppingListItem> items) {
      return new ShoppingList(listId, listName, items, createdAt, updatedAt);
    }
  }
}
