package com.cartsnitch.platform.command;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.SchemaOutdatedException;
import com.cartsnitch.platform.database.connect.CommandConnection;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.platform.database.migrate.SchemaRevision;
import io.helidon.dbclient.DbClientException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database as the features see it, for commands: every statement and every transaction has a
 * {@link CommandConnection} of its own, so that none is held while a user types.
 */
public final class CommandDatabase {
  private CommandDatabase() {}

  /**
   * Looks whether the database is there and migrated.
   *
   * @param settings where it is
   * @throws SchemaOutdatedException if its schema is older than this version needs
   * @throws SQLException if it can't be reached or refuses the login
   */
  public static Database open(DatabaseSettings settings) throws SQLException {
    try (Connection connection = CommandConnection.open(settings)) {
      int revision = SchemaRevision.read(connection);
      if (revision < Migrations.requiredRevision()) {
        throw new SchemaOutdatedException(revision, Migrations.requiredRevision());
      }
    }
    return Database.create(() -> connection(settings), new DatabaseBreaker());
  }

  private static Connection connection(DatabaseSettings settings) {
    try {
      return CommandConnection.open(settings);
    } catch (SQLException e) {
      throw new DbClientException("The database can't be reached", e);
    }
  }
}
