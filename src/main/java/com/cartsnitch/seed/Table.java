package com.cartsnitch.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows of a table and writes them with one statement. Rows that are there already stay as
 * they are, so that a run that was stopped can be repeated.
 */
final class Table {
  private final String sql;
  private final List<String> types;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * Names the table.
   *
   * @param name its name
   * @param columns names and types, such as {@code id uuid, total numeric}; the first is the key
   */
  Table(String name, String columns) {
    List<String[]> parsed =
        Stream.of(columns.strip().split(",\\s*", -1)).map(one -> one.split(" ", 2)).toList();
    this.types = parsed.stream().map(column -> column[1]).toList();
    this.sql =
        "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO NOTHING"
            .formatted(
                name,
                parsed.stream().map(column -> column[0]).collect(Collectors.joining(", ")),
                types.stream().map("CAST(? AS %s[])"::formatted).collect(Collectors.joining(", ")),
                parsed.getFirst()[0]);
  }

  /** Takes a row; dates, times and JSON as text. */
  void add(@Nullable Object... row) {
    rows.add(row);
  }

  int size() {
    return rows.size();
  }

  /** Writes the rows and forgets them. */
  void write(Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < types.size(); i++) {
        int column = i;
        Object[] values = rows.stream().map(row -> row[column]).toArray();
        insert.setArray(i + 1, connection.createArrayOf(types.get(i), values));
      }
      insert.executeUpdate();
    }
    rows.clear();
  }
}
