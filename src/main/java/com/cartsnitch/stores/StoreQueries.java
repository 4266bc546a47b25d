package com.cartsnitch.stores;

import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class StoreQueries {
  private static final Sql ALL =
      new Sql(
          "stores.all", "SELECT id, name, slug, logo_url FROM stores ORDER BY name, id LIMIT 1000");

  private static final Sql BY_SLUG =
      new Sql("stores.by_slug", "SELECT id, name, slug, logo_url FROM stores WHERE slug = ?");

  private final SqlSession session;

  StoreQueries(SqlSession session) {
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
