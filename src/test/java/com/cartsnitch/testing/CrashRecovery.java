package com.cartsnitch.testing;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * Makes PostgreSQL recover from the crash of one of its processes. It ends all sessions first and
 * kills what has not ended after 5 s; one that stands still takes it so long. Meanwhile it answers
 * each login with 57P03.
 */
public final class CrashRecovery {
  private CrashRecovery() {}

  /** Begins one. */
  public static void begin(DatabaseSettings database) throws IOException, SQLException {
    try (Connection still = CommandConnection.open(database);
        Connection killed = CommandConnection.open(database)) {
      Signals.send("-STOP", process(still));
      Signals.send("-KILL", process(killed));
    }
  }

  private static Stream<ProcessHandle> process(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1)).stream();
    }
  }
}
