package com.cartsnitch.stores;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class StoreQueries {
  private static final SqlStatement ALL =
      new SqlStatement(
          "stores.all", "SELECT id, name, slug, logo_url FROM stores ORDER BY name, id LIMIT 1000");

  private static final SqlStatement BY_SLUG =
      new SqlStatement(
          "stores.by_slug", "SELECT id, name, slug, logo_url FROM stores WHERE slug = ?");

  private final SqlRunner session;

  StoreQueries(SqlRunner session) {
    this.session = session;
  }

  List<Store> all() {
    return session.list(ALL, StoreQueries::store);
  }

  Optional<Store> bySlug(String slug) {
    return session.first(BY_SLUG, StoreQueries::store, slug);
  }

  static Store store(DbRow row) {
    return new Store(
        row.column("id").get(UUID.class),
        row.column("name").get(String.class),
        row.column("slug").get(String.class),
        row.column("logo_url").get(String.class),
        true);
  }
}
