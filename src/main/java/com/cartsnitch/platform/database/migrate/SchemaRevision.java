package com.cartsnitch.platform.database.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The revision of the schema that a database holds: the number of its newest migration. */
public final class SchemaRevision {
  private static final String NO_SUCH_TABLE = "42P01";

  /** The query for the number of the newest migration; fails where there never was one. */
  public static final String NEWEST =
      "SELECT coalesce(max(version::int), 0) FROM flyway_schema_history WHERE success";

  private SchemaRevision() {}

  /**
   * Reads the revision.
   *
   * @param connection any connection to the database
   * @return the newest migration's number; 0 for a database that was never migrated
   */
  public static int read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NEWEST)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      if (NO_SUCH_TABLE.equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }
}
