package com.cartsnitch.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells our rows from others in the database. */
final class Census {
  private static final List<Entity> WITH_UUIDS =
      List.of(Entity.values()).stream().filter(entity -> entity != Entity.ACCOUNT).toList();
  private static final List<String> NEVER_OURS = List.of("verifications", "cpi_observations");
  private static final String DEMO_WITHOUT_OUR_ACCOUNT =
      """
      SELECT EXISTS (SELECT FROM users WHERE id = ?)
         AND NOT EXISTS (SELECT FROM accounts WHERE id = ?)
      """;

  private final Connection connection;
  private final Ids ids;

  Census(Connection connection, Ids ids) {
    this.connection = connection;
    this.ids = ids;
  }

  /** The ids of those of the stores that are there, ours or not. */
  static Map<Shop, UUID> stores(Connection connection) throws SQLException {
    Map<Shop, UUID> stores = new EnumMap<>(Shop.class);
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM stores WHERE slug = ?")) {
      for (Shop shop : Shop.all()) {
        query.setString(1, shop.slug());
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            stores.put(shop, row.getObject(1, UUID.class));
          }
        }
      }
    }
    return stores;
  }

  /** Whether every row is there that is written in more than one transaction, and the last ones. */
  boolean complete(Volume volume) throws SQLException {
    return ours(Entity.PRODUCT) == volume.products()
        && ours(Entity.PURCHASE) == volume.purchases()
        && ours(Entity.ITEM) == volume.items()
        && ours(Entity.PRICE) == volume.observations()
        && ours(Entity.COUPON) == volume.coupons();
  }

  /** Whether there is a demo data set of the same seed, but of another scale or other days. */
  boolean otherArguments() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(DEMO_WITHOUT_OUR_ACCOUNT)) {
      query.setString(1, ids.user(Shoppers.DEMO));
      query.setString(2, ids.of(Entity.ACCOUNT, Shoppers.DEMO).toString());
      return number(query) > 0;
    }
  }

  /** A table with rows that are not ours; empty when there is none. */
  Optional<String> otherData() throws SQLException {
    for (String table : NEVER_OURS) {
      if (exists("SELECT EXISTS (SELECT FROM %s)".formatted(table))) {
        return Optional.of(table);
      }
    }
    if (exists(
        "SELECT EXISTS (SELECT FROM users WHERE NOT starts_with(id, ?))", ids.userPrefix())) {
      return Optional.of("users");
    }
    for (Entity entity : WITH_UUIDS) {
      String sql =
          "SELECT EXISTS (SELECT FROM %s WHERE id NOT BETWEEN ? AND ?)".formatted(entity.table());
      if (exists(sql, ids.first(entity), ids.last(entity))) {
        return Optional.of(entity.table());
      }
    }
    return Optional.empty();
  }

  private long ours(Entity entity) throws SQLException {
    String sql = "SELECT count(*) FROM %s WHERE id BETWEEN ? AND ?".formatted(entity.table());
    try (PreparedStatement query = prepare(sql, ids.first(entity), ids.last(entity))) {
      return number(query);
    }
  }

  private boolean exists(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement query = prepare(sql, parameters)) {
      return number(query) > 0;
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setObject(i + 1, parameters[i]);
    }
    return query;
  }

  /** The only number of the only row; true is 1. */
  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getObject(1) instanceof Boolean truth ? (truth ? 1 : 0) : row.getLong(1);
    }
  }
}
