package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.TestData;
import com.cartsnitch.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generation of the public data follows every change of them, by plain SQL only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataChangesIT {
  private final TestDatabase database = TestDatabase.migrated();
  private final TestData data = new TestData(database);
  private UUID milk = new UUID(0, 0);
  private UUID kroger = new UUID(0, 0);

  @BeforeEach
  void start() {
    database.clear();
    milk = data.product("Milk", "dairy");
    kroger = data.store("Kroger");
    data.observe(milk, kroger, "2026-01-05", "3.00");
    database.execute("INSERT INTO users (id, email) VALUES ('ann', 'ann@example.com')");
    UUID purchase = data.purchase("ann", kroger, "2026-01-05", "3.00");
    data.line(purchase, milk, "MILK", "1");
    database.execute("INSERT INTO cpi_observations (month, value) VALUES ('2026-01-01', 320)");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO stores (name, slug) VALUES ('Target', 'target')",
        "UPDATE stores SET name = 'Kroger Co.'",
        "INSERT INTO normalized_products (canonical_name) VALUES ('Bread')",
        "UPDATE normalized_products SET brand = 'Acme'",
        "DELETE FROM normalized_products",
        "UPDATE price_history SET regular_price = 2",
        "DELETE FROM price_history",
        "TRUNCATE price_history",
        "INSERT INTO cpi_observations (month, value) VALUES ('2026-02-01', 321)",
        "UPDATE cpi_observations SET value = 319",
        "DELETE FROM cpi_observations",
        "TRUNCATE cpi_observations",
        "UPDATE purchase_items SET extended_price = 9",
        "DELETE FROM purchases",
        "DELETE FROM users",
        "TRUNCATE stores CASCADE",
        "SELECT rebuild_derived_prices()"
      })
  void growsWithEveryChange(String change) {
    BigDecimal before = generation();
    database.execute(change);
    assertThat(generation()).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE stores SET name = 'Aldi' WHERE name = 'Lidl'",
        "DELETE FROM price_history WHERE regular_price = 99",
        "INSERT INTO stores (name, slug) VALUES ('K', 'kroger') ON CONFLICT DO NOTHING",
        "UPDATE users SET display_name = 'Ann'",
        "INSERT INTO shopping_lists (user_id, name) VALUES ('ann', 'Weekend')"
      })
  void staysWhereNothingPublicChanged(String statement) {
    BigDecimal before = generation();
    database.execute(statement);
    assertThat(generation()).isEqualByComparingTo(before);
  }

  @Test
  void followsATransactionThatBeganEarlierAndCommitsLater() throws Exception {
    try (Connection early = transaction()) {
      execute(early, "INSERT INTO stores (name, slug) VALUES ('Target', 'target')");
      data.store("Meijer");
      BigDecimal before = generation();
      early.commit();
      assertThat(generation()).isGreaterThan(before);
    }
  }

  @Test
  void whatIsRolledBackIsNoChange() throws Exception {
    BigDecimal before = generation();
    try (Connection connection = transaction()) {
      execute(connection, "UPDATE stores SET name = 'Kroger Co.'");
      connection.rollback();
    }
    assertThat(generation()).isEqualByComparingTo(before);
  }

  @Test
  void aSavepointThatIsRolledBackTakesNothingElseAlong() throws Exception {
    BigDecimal before = generation();
    try (Connection connection = transaction()) {
      execute(connection, "SAVEPOINT one");
      execute(connection, "UPDATE stores SET name = 'Kroger Co.'");
      execute(connection, "ROLLBACK TO SAVEPOINT one");
      execute(connection, "UPDATE stores SET name = 'Kroger Inc.'");
      connection.commit();
    }
    assertThat(generation()).isGreaterThan(before);
  }

  @Test
  void aTransactionLeavesOneRow() throws Exception {
    database.execute("SELECT fold_data_changes()");
    try (Connection connection = transaction()) {
      for (int i = 0; i < 10; i++) {
        execute(connection, "UPDATE stores SET name = 'Kroger " + i + "'");
      }
      execute(connection, "UPDATE cpi_observations SET value = 1");
      connection.commit();
    }
    assertThat(rows()).isLessThanOrEqualTo(2);
  }

  @Test
  void writersDoNotWaitForEachOther() throws Exception {
    UUID bread = data.product("Bread", "bakery");
    try (Connection one = transaction();
        Connection other = transaction()) {
      for (Connection writer : new Connection[] {one, other}) {
        execute(writer, "SET LOCAL lock_timeout = '2s'");
      }
      execute(one, observe(milk));
      execute(other, observe(bread));
      // even where one of them folds
      execute(one, "SELECT fold_data_changes()");
      execute(other, "SELECT fold_data_changes()");
      data.store("Meijer");
      other.commit();
      one.commit();
    }
    assertThat(database.rows("SELECT count(*) FROM price_history")).containsExactly("3");
  }

  @Test
  void foldingLeavesTheGenerationAsItIs() throws Exception {
    for (String name : List.of("Kroger Co.", "Kroger Inc.")) {
      try (Connection writer = transactionThatDoesNotFold()) {
        execute(writer, "UPDATE stores SET name = '" + name + "'");
        writer.commit();
      }
    }
    BigDecimal before = generation();
    assertThat(rows()).isGreaterThan(1);
    try (Connection early = transactionThatDoesNotFold()) {
      execute(early, "INSERT INTO stores (name, slug) VALUES ('Target', 'target')");
      try (Connection folding = transaction()) {
        execute(folding, "SELECT fold_data_changes()");
        assertThat(generation()).isEqualByComparingTo(before);
        folding.commit();
      }
      assertThat(generation()).isEqualByComparingTo(before);
      assertThat(rows()).isEqualTo(1);
      early.commit();
    }
    assertThat(generation()).isGreaterThan(before);
  }

  @Test
  void foldsByItself() {
    database.execute(
        """
        DO $do$ BEGIN
          FOR i IN 1..1000 LOOP
            UPDATE stores SET name = 'Kroger ' || i;
            COMMIT;
          END LOOP;
        END $do$
        """);
    assertThat(rows()).isLessThan(700);
  }

  @Test
  void aWriterWithAnOlderViewIsNotFailedByAFold() throws Exception {
    try (Connection writer = transaction()) {
      writer.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      execute(writer, "SELECT FROM stores");
      data.store("Meijer");
      database.execute("SELECT fold_data_changes()");
      execute(writer, "UPDATE cpi_observations SET value = 2");
      execute(writer, "SELECT fold_data_changes()");
      writer.commit();
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void nobodyNeedsRightsOnIt() {
    database.execute("DROP ROLE IF EXISTS cpi_writer");
    database.execute("CREATE ROLE cpi_writer");
    database.execute("GRANT UPDATE, SELECT ON cpi_observations TO cpi_writer");
    BigDecimal before = generation();
    database.execute(
        """
        DO $do$ BEGIN
          SET LOCAL ROLE cpi_writer;
          SET LOCAL search_path = pg_catalog;
          UPDATE public.cpi_observations SET value = 3;
        END $do$
        """);
    assertThat(generation()).isGreaterThan(before);
    database.execute("DROP OWNED BY cpi_writer");
    database.execute("DROP ROLE cpi_writer");
  }

  private Connection transaction() throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  /** About every 64th folds by itself, as its number says. */
  private Connection transactionThatDoesNotFold() throws SQLException {
    Connection connection = transaction();
    while (folds(connection)) {
      connection.rollback();
    }
    return connection;
  }

  private static boolean folds(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT hashint8(pg_current_xact_id()::text::bigint) & 63 = 0")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String observe(UUID product) {
    return """
    INSERT INTO price_history
      (normalized_product_id, store_id, observed_date, regular_price, source)
    VALUES ('%s', '%s', '2026-02-05', 3, 'catalog')
    """
        .formatted(product, kroger);
  }

  private BigDecimal generation() {
    return new BigDecimal(database.rows("SELECT sum(weight) FROM data_changes").getFirst());
  }

  private int rows() {
    return Integer.parseInt(database.rows("SELECT count(*) FROM data_changes").getFirst());
  }
}
