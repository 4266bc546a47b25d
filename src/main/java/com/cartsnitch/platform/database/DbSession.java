package com.cartsnitch.platform.database;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements on Helidon's DbClient. Streams are read to their end and closed here. */
record DbSession(DbExecute execute, StatementWatch watch) implements SqlRunner {

  @Override
  public <T> List<T> list(
      SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return watch.run(
        sql,
        () -> {
          try (Stream<DbRow> rows =
              bound(execute.createNamedQuery(sql.name(), sql.text()), parameters).execute()) {
            return rows.map(mapper).toList();
          }
        });
  }

  @Override
  public <T> Optional<T> first(
      SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return watch.run(
        sql,
        () ->
            bound(execute.createNamedGet(sql.name(), sql.text()), parameters)
                .execute()
                .map(mapper));
  }

  @Override
  public long update(SqlStatement sql, @Nullable Object... parameters) {
    return watch.run(
        sql,
        () -> bound(execute.createNamedDmlStatement(sql.name(), sql.text()), parameters).execute());
  }

  private static <S extends DbStatement<S>> S bound(S statement, @Nullable Object[] parameters) {
    for (Object parameter : parameters) {
      statement.addParam(parameter);
    }
    return statement;
  }
}
