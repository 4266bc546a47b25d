package com.cartsnitch.platform.database.connect;

import com.cartsnitch.platform.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Connections of the commands (migrate, imports): outside the pool, without a statement timeout,
 * with a lock timeout of 3 s, and with a socket that may stay silent while a long statement runs.
 */
public final class CommandConnection {
  private CommandConnection() {}

  /**
   * Opens a connection. The caller closes it.
   *
   * @param settings the address and the role
   * @throws SQLException if the database can't be reached or refuses the login
   */
  public static Connection open(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), DriverProperties.forCommands(settings));
  }
}
