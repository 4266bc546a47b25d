package com.cartsnitch.platform.database;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements. {@link Database} runs each on a connection of its own; inside {@link
 * Database#inTransaction} all of them share one.
 *
 * <p>Every method reads its whole result before it returns, so that no connection outlives the
 * call. Failures are thrown as Helidon's {@code DbClientException}; {@link SqlStates} tells what
 * they mean.
 */
public interface SqlRunner {

  /**
   * Runs a query and maps every row.
   *
   * @param sql the query
   * @param mapper makes the result's element out of a row
   * @param parameters the values of its {@code ?}, in order; null is SQL NULL
   * @return the mapped rows, in the query's order
   */
  <T> List<T> list(SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters);

  /**
   * Runs a query and maps its first row.
   *
   * @param sql the query
   * @param mapper makes the result out of a row
   * @param parameters the values of its {@code ?}, in order; null is SQL NULL
   * @return the first row, or empty when there is none
   */
  <T> Optional<T> first(
      SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters);

  /**
   * Runs an insert, update or delete.
   *
   * @param sql the statement
   * @param parameters the values of its {@code ?}, in order; null is SQL NULL
   * @return how many rows it changed
   */
  long update(SqlStatement sql, @Nullable Object... parameters);
}
