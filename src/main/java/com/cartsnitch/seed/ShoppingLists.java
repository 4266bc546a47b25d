package com.cartsnitch.seed;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes the shopping lists of the user for demonstrations. */
final class ShoppingLists {
  private static final int EVENING = 22 * 3_600;
  private static final List<String> WEEKLY = List.of("dish sponges", "birthday candles");
  private static final List<String> COOKOUT = List.of("charcoal", "ice, 2 bags", "paper cups");
  private static final int WEEKLY_PRODUCTS = 8;
  private static final int LIST_SIZE = 100;

  private final Plan plan;
  private final Ids ids;
  private final String time;
  private final Table lists =
      new Table(
          "shopping_lists",
          """
          id uuid, user_id text, name text, created_at timestamptz, updated_at timestamptz
          """);
  private final Table items =
      new Table(
          "shopping_list_items",
          """
          id uuid, list_id uuid, position int4, normalized_product_id uuid, name text,
          quantity numeric, checked bool, created_at timestamptz, updated_at timestamptz
          """);

  ShoppingLists(Plan plan) {
    this.plan = plan;
    this.ids = plan.ids();
    this.time = plan.span().instant(plan.span().days() - 3, EVENING);
  }

  /** Writes them; the caller commits. */
  void write(Connection connection) throws SQLException {
    List<Product> products = plan.products();
    add(0, "Weekly groceries", products.subList(0, WEEKLY_PRODUCTS), WEEKLY);
    add(1, "Saturday cookout", meat(products), COOKOUT);
    lists.write(connection);
    items.write(connection);
  }

  private static List<Product> meat(List<Product> products) {
    return products.stream()
        .filter(product -> List.of("meat", "bakery").contains(product.kind().category()))
        .limit(4)
        .toList();
  }

  private void add(int number, String name, List<Product> products, List<String> others) {
    UUID list = ids.of(Entity.LIST, number);
    lists.add(list, ids.user(Shoppers.DEMO), name, time, time);
    int position = 0;
    for (Product product : products) {
      UUID id = ids.of(Entity.LIST_ITEM, number * (long) LIST_SIZE + position);
      UUID productId = ids.of(Entity.PRODUCT, product.number());
      BigDecimal quantity = BigDecimal.valueOf(1 + product.number() % 2);
      boolean checked = position % 3 == 2;
      items.add(id, list, position++, productId, product.name(), quantity, checked, time, time);
    }
    for (String other : others) {
      UUID id = ids.of(Entity.LIST_ITEM, number * (long) LIST_SIZE + position);
      items.add(id, list, position++, null, other, BigDecimal.ONE, false, time, time);
    }
  }
}
