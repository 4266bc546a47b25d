package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaIT {
  private final TestDatabase database = TestDatabase.migrated();

  @BeforeAll
  void requireOrdinaryRole() {
    database.execute("DROP ROLE IF EXISTS price_writer");
    database.execute("CREATE ROLE price_writer");
  }

  @AfterEach
  void clear() {
    database.clear();
  }

  @AfterAll
  void close() {
    database.execute("DROP OWNED BY price_writer");
    database.execute("DROP ROLE price_writer");
    database.close();
  }

  @Test
  void everyForeignKeyHasARuleForDeletes() {
    assertThat(
            database.rows(
                """
                SELECT conrelid::regclass || '.' || conname FROM pg_constraint
                WHERE contype = 'f' AND confdeltype = 'a'
                """))
        .isEmpty();
  }

  @Test
  void everyForeignKeyHasAnIndex() {
    assertThat(
            database.rows(
                """
                SELECT c.conrelid::regclass || '.' || c.conname
                FROM pg_constraint c
                WHERE c.contype = 'f' AND NOT EXISTS (
                  SELECT FROM pg_index i
                  WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])
                """))
        .isEmpty();
  }

  @Test
  void everyTableTellsWhenARowWasMadeAndChangedButWhatTriggersWrite() {
    assertThat(
            database.rows(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                EXCEPT
                SELECT table_name FROM information_schema.columns
                WHERE column_name IN ('created_at', 'updated_at') AND is_nullable = 'NO'
                  AND column_default = 'now()' AND data_type = 'timestamp with time zone'
                GROUP BY table_name HAVING count(*) = 2
                """))
        .containsExactlyInAnyOrder(
            "category_spending",
            "current_prices",
            "data_changes",
            "index_levels",
            "index_relatives",
            "monthly_prices");
  }

  @Test
  void everyTableKeepsUpdatedAt() {
    assertThat(
            database.rows(
                """
                SELECT table_name FROM information_schema.columns
                WHERE column_name = 'updated_at'
                EXCEPT
                SELECT event_object_table FROM information_schema.triggers
                WHERE trigger_name = event_object_table || '_updated_at'
                """))
        .isEmpty();
    UUID store = store("Kroger");
    database.execute("UPDATE stores SET updated_at = 'epoch', created_at = 'epoch'");
    assertThat(database.rows("SELECT updated_at > created_at FROM stores WHERE id = ?", store))
        .containsExactly("t");
  }

  @Test
  void everyUserGetsAnInboundTokenOfHisOwn() {
    database.execute(
        "INSERT INTO users (id, email) SELECT 'u' || n, n || '@example.com'"
            + " FROM generate_series(1, 1000) AS n");
    assertThat(
            database.rows(
                "SELECT count(DISTINCT email_inbound_token) FROM users"
                    + " WHERE email_inbound_token ~ '^[A-Za-z0-9_-]{22}$'"))
        .containsExactly("1000");
  }

  @Test
  void emailsAreOneForAllCases() {
    database.execute("INSERT INTO users (id, email) VALUES ('1', 'Ann@example.com')");
    assertThatThrownBy(
            () -> database.execute("INSERT INTO users (id, email) VALUES ('2', 'ann@EXAMPLE.com')"))
        .hasMessageContaining("uq_users_email_lower");
  }

  @Test
  void aUserTakesAlongAllThatIsHisAndLeavesThePricesWithoutTheLink() {
    UUID store = store("Kroger");
    UUID item = receiptLine(store);
    UUID product = product("Milk");
    database.execute(
        """
        INSERT INTO price_history
          (normalized_product_id, store_id, observed_date, regular_price, source, purchase_item_id)
        VALUES (?, ?, '2026-01-05', 3.49, 'receipt', ?)
        """,
        product,
        store,
        item);
    database.execute("DELETE FROM users WHERE id = 'ann'");
    for (String table :
        List.of("sessions", "accounts", "purchases", "purchase_items", "user_store_accounts")) {
      assertThat(database.rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
    }
    assertThat(database.rows("SELECT regular_price, purchase_item_id FROM price_history"))
        .containsExactly("3.49 null");
    assertThat(database.rows("SELECT observations FROM monthly_prices")).containsExactly("1");
  }

  @Test
  void aWriterOfPricesNeedsNoRightsOnTheMonthlyOnes() {
    UUID store = store("Kroger");
    UUID product = product("Milk");
    database.execute("GRANT INSERT, DELETE, SELECT ON price_history TO price_writer");
    database.execute(
        """
        DO $do$ BEGIN
          SET LOCAL ROLE price_writer;
          INSERT INTO price_history
            (normalized_product_id, store_id, observed_date, regular_price, source)
          VALUES ('%s', '%s', '2026-01-05', 3.49, 'catalog');
        END $do$
        """
            .formatted(product, store));
    assertThat(database.rows("SELECT observations FROM monthly_prices")).containsExactly("1");
  }

  private UUID receiptLine(UUID store) {
    database.execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
    database.execute(
        "INSERT INTO sessions (id, token, user_id, expires_at) VALUES ('s', 't', 'ann', now())");
    database.execute(
        "INSERT INTO accounts (id, user_id, account_id, provider_id)"
            + " VALUES ('a', 'ann', 'ann', 'credential')");
    database.execute(
        "INSERT INTO user_store_accounts (user_id, store_id) VALUES ('ann', ?)", store);
    UUID purchase =
        database.insert(
            "INSERT INTO purchases (user_id, store_id, receipt_id, purchase_date, total)"
                + " VALUES ('ann', ?, 'r1', '2026-01-05', 3.49) RETURNING id",
            store);
    return database.insert(
        """
        INSERT INTO purchase_items (purchase_id, product_name_raw, quantity, unit_price, extended_price)
        VALUES (?, 'MILK', 1, 3.49, 3.49) RETURNING id
        """,
        purchase);
  }

  private UUID store(String name) {
    return database.insert(
        "INSERT INTO stores (name, slug) VALUES (?, lower(?)) RETURNING id", name, name);
  }

  private UUID product(String name) {
    return database.insert(
        "INSERT INTO normalized_products (canonical_name) VALUES (?) RETURNING id", name);
  }
}
