package com.cartsnitch.platform.database;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in and out of statements. Many values in one row cost a fraction of many rows: DbClient
 * looks every column of every row up anew.
 */
public final class SqlArrays {
  private SqlArrays() {}

  /**
   * A column's array.
   *
   * @param row the row
   * @param column the column's name
   * @param type the array's type, such as {@code String[].class}
   * @param none what to answer for NULL
   */
  public static <T> T read(DbRow row, String column, Class<T> type, T none) {
    @Nullable Array array = row.column(column).get(Array.class);
    if (array == null) {
      return none;
    }
    try {
      return type.cast(array.getArray());
    } catch (SQLException e) {
      throw new DbClientException("Failed to read an array", e);
    }
  }

  /** UUIDs as a parameter for {@code CAST(? AS uuid[])}. */
  public static String parameter(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
