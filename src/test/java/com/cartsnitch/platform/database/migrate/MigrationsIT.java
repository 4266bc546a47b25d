package com.cartsnitch.platform.database.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";

  @Test
  void theRequiredRevisionIsTheNewestMigration() throws Exception {
    assertThat(versions().getLast()).isEqualTo(Migrations.requiredRevision());
  }

  /** The numbers of the migrations; there may be gaps. */
  private static List<Integer> versions() throws Exception {
    Path folder =
        Path.of(
            Migrations.class.getResource("/db/migration/V1__identity.sql").toURI().resolve("."));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("V"))
          .map(name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))
          .sorted()
          .toList();
    }
  }

  @Test
  void migratesOnceAndThenFindsNothingToDo() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      int newest = Migrations.requiredRevision();
      assertThat(Migrations.migrate(database.settings()))
          .isEqualTo(new MigrationResult(0, newest, versions().size()));
      assertThat(Migrations.migrate(database.settings()))
          .isEqualTo(new MigrationResult(newest, newest, 0));
      assertThat(revision(database)).isEqualTo(newest);
    }
  }

  @Test
  void anOrdinaryRoleThatOwnsTheDatabaseCanMigrateAndSearch() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      DatabaseSettings settings = database.ownedBy("ordinary_owner");
      assertThat(Migrations.migrate(settings).to()).isEqualTo(Migrations.requiredRevision());
      try (Connection connection = CommandConnection.open(settings);
          Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO normalized_products (canonical_name) VALUES ('Cheerios')");
        ResultSet found =
            statement.executeQuery("SELECT id FROM products_with_similar_name('cheerois')");
        assertThat(found.next()).isTrue();
      }
    }
  }

  @Test
  void twoAtOnceApplyEveryMigrationOnce() throws Exception {
    try (TestDatabase database = TestDatabase.empty();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<MigrationResult> migrate = () -> Migrations.migrate(database.settings());
      int applied = 0;
      for (Future<MigrationResult> result : threads.invokeAll(List.of(migrate, migrate))) {
        applied += result.get().applied();
      }
      assertThat(applied).isEqualTo(versions().size());
      assertThat(revision(database)).isEqualTo(Migrations.requiredRevision());
    }
  }

  @Test
  void doesNotWaitForEverForAnother() throws Exception {
    try (TestDatabase database = TestDatabase.empty();
        Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtextextended('cartsnitch:migrate', 0))");
      assertThatThrownBy(() -> Migrations.migrate(database.settings(), Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
      assertThat(database.rows(TABLES)).isEmpty();
    }
  }

  @Test
  void refusesADatabaseOfAnotherToolAndTouchesNothing() {
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
      database.execute("CREATE TABLE users (id UUID PRIMARY KEY)");
      assertThatThrownBy(() -> Migrations.migrate(database.settings()))
          .isInstanceOf(MigrationRefusedException.class)
          .hasMessageContaining("alembic_version")
          .hasMessageNotContaining("\n");
      assertThat(database.rows(TABLES)).containsExactly("alembic_version", "users");
    }
  }

  @Test
  void refusesTablesOfOursWithoutAHistory() {
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute("CREATE TABLE price_history (id UUID PRIMARY KEY)");
      assertThatThrownBy(() -> Migrations.migrate(database.settings()))
          .isInstanceOf(MigrationRefusedException.class)
          .hasMessageContaining("price_history");
    }
  }

  @Test
  void leavesTablesThatAreNoneOfOursAlone() throws Exception {
    try (TestDatabase database = TestDatabase.empty()) {
      database.execute("CREATE TABLE guestbook (entry TEXT)");
      Migrations.migrate(database.settings());
      assertThat(database.rows(TABLES)).contains("guestbook", "price_history");
      assertThat(revision(database)).isEqualTo(Migrations.requiredRevision());
    }
  }

  private static int revision(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return SchemaRevision.read(connection);
    }
  }
}
