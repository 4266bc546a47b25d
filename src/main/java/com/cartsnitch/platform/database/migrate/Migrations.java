package com.cartsnitch.platform.database.migrate;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.connect.DriverProperties;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings a database's schema up to this version of the service. */
public final class Migrations {
  private static final int REQUIRED_REVISION = 13;
  private static final String TABLES_OF_ANOTHER_TOOL =
      """
      SELECT table_name
      FROM information_schema.tables
      WHERE table_schema = current_schema()
        AND table_name = ANY (?)
        AND to_regclass('flyway_schema_history') IS NULL
      ORDER BY table_name <> 'alembic_version', table_name
      """;
  // A second migration waits for the first one, but not so long that the chart's Job is ended
  // first.
  private static final Duration PATIENCE = Duration.ofSeconds(200);
  private static final String LOCK =
      "SELECT pg_advisory_lock(hashtextextended('cartsnitch:migrate', 0))";
  private static final List<String> KNOWN_TABLES =
      List.of(
          "alembic_version",
          "accounts",
          "alert_read_marks",
          "alert_settings",
          "category_spending",
          "coupons",
          "cpi_observations",
          "current_prices",
          "data_changes",
          "idempotency_keys",
          "refresh_tokens",
          "index_levels",
          "index_relatives",
          "monthly_prices",
          "normalized_products",
          "price_history",
          "price_increase_events",
          "purchase_items",
          "purchases",
          "sessions",
          "shopping_list_items",
          "shopping_lists",
          "shrinkflation_events",
          "sign_in_addresses",
          "store_locations",
          "stores",
          "user_store_accounts",
          "users",
          "verifications");

  private Migrations() {}

  /** The oldest revision that this version of the service works on. */
  public static int requiredRevision() {
    return REQUIRED_REVISION;
  }

  /**
   * Applies what is missing. Two at once are run one after the other; the second waits for 200 s.
   *
   * @param settings the database to migrate
   * @throws MigrationRefusedException if the database was made by another tool
   * @throws org.flywaydb.core.api.FlywayException if a migration fails; it is rolled back
   * @throws SQLException if the database can't be reached
   */
  public static MigrationResult migrate(DatabaseSettings settings) throws SQLException {
    return migrate(settings, PATIENCE);
  }

  static MigrationResult migrate(DatabaseSettings settings, Duration patience) throws SQLException {
    try (Connection connection = CommandConnection.open(settings)) {
      lock(connection, patience);
      refuseAnotherToolsWork(connection);
      return result(flyway(settings).migrate());
    }
  }

  private static void lock(Connection connection, Duration patience) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + patience.toMillis());
      statement.execute(LOCK);
    }
  }

  private static void refuseAnotherToolsWork(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TABLES_OF_ANOTHER_TOOL)) {
      query.setArray(1, connection.createArrayOf("text", KNOWN_TABLES.toArray()));
      try (ResultSet tables = query.executeQuery()) {
        if (tables.next()) {
          throw new MigrationRefusedException(
              "the database was made by another tool (it has the table %s but no flyway_schema_history); nothing was changed"
                  .formatted(tables.getString(1)));
        }
      }
    }
  }

  private static Flyway flyway(DatabaseSettings settings) throws SQLException {
    return Flyway.configure()
        .dataSource(dataSource(settings))
        .locations("classpath:db/migration")
        .baselineOnMigrate(true) // tables that are none of ours don't matter
        .baselineVersion("0")
        .load();
  }

  private static PGSimpleDataSource dataSource(DatabaseSettings settings) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    Properties properties = DriverProperties.forCommands(settings);
    for (String name : properties.stringPropertyNames()) {
      source.setProperty(name, properties.getProperty(name));
    }
    return source;
  }

  private static MigrationResult result(MigrateResult result) {
    int from = revision(result.initialSchemaVersion);
    int to = result.migrationsExecuted == 0 ? from : revision(result.targetSchemaVersion);
    return new MigrationResult(from, to, result.migrationsExecuted);
  }

  private static int revision(@Nullable String version) {
    return version == null || version.isEmpty() ? 0 : Integer.parseInt(version);
  }
}
