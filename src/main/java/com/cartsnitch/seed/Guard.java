package com.cartsnitch.seed;

import com.cartsnitch.platform.config.Environment;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.platform.database.migrate.SchemaRevision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps demo data away from where they have no business. What it refuses can be forced with the
 * name of the environment or of the database, so that it is not forced by habit; a name that is not
 * the right one is refused everywhere.
 */
final class Guard {
  private static final String LOCK =
      "SELECT pg_try_advisory_lock(hashtextextended('cartsnitch:seed', 0)), current_database()";

  private final SeedOptions options;

  Guard(SeedOptions options) {
    this.options = options;
  }

  /** Refuses uat and prod. */
  void checkEnvironment(Environment environment) {
    String name = environment.name().toLowerCase(Locale.ROOT);
    String forced = options.forcedEnvironment();
    if (forced != null && !forced.equals(name)) {
      throw new SeedRefusedException(
          "--force-environment is %s, but the environment is %s; nothing was written"
              .formatted(forced, name));
    }
    if (forced == null && environment != Environment.DEV) {
      throw new SeedRefusedException(
          "the environment is %s, which takes no demo data unless --force-environment names it; nothing was written"
              .formatted(name));
    }
  }

  /** Refuses what the connection leads to if it is no place to write to; else locks out others. */
  void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK)) {
      row.next();
      String forced = options.forcedDatabase();
      if (forced != null && !forced.equals(row.getString(2))) {
        throw new SeedRefusedException(
            "--force-database is %s, but the database is %s; nothing was written"
                .formatted(forced, row.getString(2)));
      }
      if (!row.getBoolean(1)) {
        throw new SeedRefusedException("another seed is running; nothing was written");
      }
    }
    int revision = SchemaRevision.read(connection);
    if (revision < Migrations.requiredRevision()) {
      throw new SeedRefusedException(
          "the schema is at revision %d and must be at %d: run migrate first; nothing was written"
              .formatted(revision, Migrations.requiredRevision()));
    }
  }

  /** Refuses a database that holds anything but the beginning of the same data set. */
  void checkData(Census census) throws SQLException {
    if (census.otherArguments()) {
      throw new SeedRefusedException(
          "the database holds demo data of another --scale or --until; nothing was written");
    }
    Optional<String> table = census.otherData();
    if (table.isPresent() && options.forcedDatabase() == null) {
      throw new SeedRefusedException(
          "the database holds other data (see table %s), and takes demo data only if --force-database names it; nothing was written"
              .formatted(table.get()));
    }
  }
}
