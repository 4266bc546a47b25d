package com.cartsnitch.stores;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links between users and stores. No query reads stored credentials. */
final class StoreLinkQueries {
  private static final SqlStatement OF_USER =
      new SqlStatement(
          "store_links.of_user",
          """
          SELECT s.id, s.name, s.slug, s.logo_url, a.status,
                 to_char(a.last_sync_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                   AS last_sync_at
          FROM user_store_accounts a
          JOIN stores s ON s.id = a.store_id
          WHERE a.user_id = ?
          ORDER BY s.name, s.id
          LIMIT 1000
          """);

  // a link that is not active is connected anew; of two at once the second waits and finds it
  // active
  private static final SqlStatement CONNECT =
      new SqlStatement(
          "store_links.connect",
          """
          INSERT INTO user_store_accounts AS a (user_id, store_id, session_data)
          VALUES (?, CAST(? AS uuid), ?)
          ON CONFLICT (user_id, store_id) DO UPDATE
          SET session_data = excluded.session_data, session_expires_at = NULL, status = 'active'
          WHERE a.status <> 'active'
          RETURNING a.status,
                    to_char(a.last_sync_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                      AS last_sync_at
          """);

  private static final SqlStatement DISCONNECT =
      new SqlStatement(
          "store_links.disconnect",
          """
          DELETE FROM user_store_accounts a
          USING stores s
          WHERE s.id = a.store_id AND s.slug = ? AND a.user_id = ?
          """);

  private final SqlRunner session;

  StoreLinkQueries(SqlRunner session) {
    this.session = session;
  }

  List<StoreLink> of(String userId) {
    return session.list(OF_USER, row -> link(StoreQueries.store(row), row), userId);
  }

  /** The new link; empty when there is an active one already. */
  Optional<StoreLink> connect(String userId, Store store, @Nullable String token) {
    return session.first(CONNECT, row -> link(store, row), userId, store.id(), token);
  }

  /** Whether there was a link to remove. */
  boolean disconnect(String userId, String slug) {
    return session.update(DISCONNECT, slug, userId) > 0;
  }

  private static StoreLink link(Store store, DbRow row) {
    return StoreLink.of(
        store,
        row.column("last_sync_at").get(String.class),
        row.column("status").get(String.class));
  }
}
