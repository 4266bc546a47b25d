package com.cartsnitch.auth.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What becomes of the rows of every table. A table that grows because the service is used, and not
 * because somebody wants to keep something in it, is swept; the rest is here with its reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowingTablesIT {
  /** Swept as their rows grow old: see {@link SweepQueries#ALL}. */
  private static final Set<String> SWEPT =
      Set.of(
          "sessions",
          "verifications",
          "refresh_tokens",
          "sign_in_addresses",
          "email_changes",
          "idempotency_keys");

  /** Kept until the user deletes them or is deleted. */
  private static final Set<String> OF_USERS =
      Set.of(
          "users",
          "accounts",
          "purchases",
          "purchase_items",
          "user_store_accounts",
          "shopping_lists",
          "shopping_list_items",
          "alert_settings",
          "alert_read_marks");

  /** What the service is for; it is kept, and written by imports, receipts and sister services. */
  private static final Set<String> DATA =
      Set.of(
          "stores",
          "store_locations",
          "normalized_products",
          "price_history",
          "coupons",
          "shrinkflation_events",
          "price_increase_events",
          "cpi_observations");

  /** Computed from the data, and no more than those. */
  private static final Set<String> DERIVED =
      Set.of(
          "monthly_prices",
          "current_prices",
          "index_relatives",
          "index_levels",
          "category_spending");

  /** Each with what bounds it. */
  private static final Map<String, String> BOUNDED =
      Map.of(
          "data_changes", "its writers fold it",
          "flyway_schema_history", "one row a migration");

  private final TestDatabase database = TestDatabase.migrated();

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void everyTableIsSweptOrKeptForAReason() {
    List<String> tables =
        database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    Set<String> known =
        Stream.of(SWEPT, OF_USERS, DATA, DERIVED, BOUNDED.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    assertThat(tables).hasSizeGreaterThan(20);
    assertThat(known).containsExactlyInAnyOrderElementsOf(tables);
    assertThat(SweepQueries.ALL).containsOnlyKeys(SWEPT);
  }

  @Test
  void whatIsOfAUserGoesWithTheUser() {
    assertThat(
            database.rows(
                """
                SELECT c.conrelid::regclass::text
                FROM pg_constraint c
                WHERE c.contype = 'f' AND c.confrelid = 'users'::regclass
                  AND c.confdeltype <> 'c'
                """))
        .isEmpty();
  }

  /** Sweeping many rows finds the next batch by an index each time. */
  @Test
  void everySweepFindsItsRowsByAnIndex() {
    for (String table : SWEPT) {
      assertThat(
              database.rows(
                  """
                  SELECT count(*) > 0 FROM pg_index i JOIN pg_attribute a
                    ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                  WHERE i.indrelid = ?::regclass
                    AND a.attname IN ('expires_at', 'last_used_at', 'created_at')
                  """,
                  table))
          .as(table)
          .containsExactly("t");
    }
  }
}
