package com.cartsnitch.plans;

import com.cartsnitch.platform.database.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * How PostgreSQL carries out a statement, whatever its parameters.
 *
 * @param sql the statement
 * @param lines what EXPLAIN prints
 */
public record Plan(SqlStatement sql, List<String> lines) {
  private static final Pattern PARAMETER = Pattern.compile("\\?");
  private static final Pattern GROWING =
      Pattern.compile("Seq Scan on (price_history|purchases|purchase_items)\\b");

  /**
   * Asks for a plan.
   *
   * @param connection to PostgreSQL 16 or newer
   * @param sql the statement
   */
  public static Plan of(Connection connection, SqlStatement sql) throws SQLException {
    try (Statement statement = simple(connection);
        ResultSet rows = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered(sql.text()))) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return new Plan(sql, lines);
    }
  }

  /** Only the simple protocol sends a statement whose parameters have no values. */
  private static Statement simple(Connection connection) throws SQLException {
    connection
        .unwrap(PgConnection.class)
        .getQueryExecutor()
        .setPreferQueryMode(PreferQueryMode.SIMPLE);
    return connection.createStatement();
  }

  /** The server knows parameters by number; the driver would refuse to run without their values. */
  private static String numbered(String text) {
    AtomicInteger number = new AtomicInteger();
    return PARAMETER.matcher(text).replaceAll(_ -> "\\$" + number.incrementAndGet());
  }

  /** The lines that read a table from end to end which grows with every receipt. */
  public List<String> scansOfGrowingTables() {
    return lines.stream().filter(line -> GROWING.matcher(line).find()).toList();
  }

  @Override
  public String toString() {
    return sql.name() + "\n  " + String.join("\n  ", lines) + "\n";
  }
}
