package com.cartsnitch.testing;

import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.connect.CommandConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, each on a connection of its own.
 *
 * @param settings the database
 */
public record SqlConsole(DatabaseSettings settings) {

  /**
   * Runs any statement.
   *
   * @param sql with {@code ?} for the parameters
   * @return the rows it changed
   */
  public int execute(String sql, @Nullable Object... parameters) {
    try (Connection connection = CommandConnection.open(settings);
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
      return statement.getUpdateCount();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a query and returns its rows, the columns of each as text with a blank between. */
  public List<String> rows(String sql, @Nullable Object... parameters) {
    try (Connection connection = CommandConnection.open(settings);
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(result.getString(i)));
    }
    return String.join(" ", columns);
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
