package com.cartsnitch.platform.paging;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param elements what stands on the page
 * @param total how many elements the whole list has
 * @param truncated whether something that was asked for is left out of the elements
 */
public record Page<T>(List<T> elements, long total, boolean truncated) {

  /** A page with all that was asked for. */
  public Page(List<T> elements, long total) {
    this(elements, total, false);
  }

  /**
   * Reads a page and its list's total in one statement.
   *
   * @param session where to run it
   * @param sql answers the column {@code total} on every row, and where the page is empty one row
   *     whose {@code id} is NULL
   * @param mapper makes an element out of a row that has an {@code id}
   * @param parameters the statement's
   */
  public static <T> Page<T> read(
      SqlRunner session,
      SqlStatement sql,
      Function<DbRow, T> mapper,
      @Nullable Object... parameters) {
    List<Row<T>> rows = session.list(sql, row -> Row.of(row, mapper), parameters);
    List<T> elements = rows.stream().map(Row::element).filter(Objects::nonNull).toList();
    return new Page<>(elements, rows.getFirst().total());
  }

  private record Row<T>(long total, @Nullable T element) {

    static <T> Row<T> of(DbRow row, Function<DbRow, T> mapper) {
      long total = row.column("total").get(Long.class);
      boolean empty = row.column("id").get(Object.class) == null;
      return new Row<>(total, empty ? null : mapper.apply(row));
    }
  }
}
