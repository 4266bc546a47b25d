package com.cartsnitch.testing;

import com.cartsnitch.platform.config.DatabaseSettings;
import com.cartsnitch.platform.database.CommandConnection;
import com.cartsnitch.platform.database.Sql;
import com.cartsnitch.platform.database.SqlSession;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements without a pool: each on a connection of its own. */
public final class DriverSession implements SqlSession {
  private final DbClient client;

  DriverSession(DatabaseSettings settings) {
    this.client = JdbcClientBuilder.create().connectionPool(() -> open(settings)).build();
  }

  @Override
  public <T> List<T> list(Sql sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    try (Stream<DbRow> rows =
        bound(client.execute().createNamedQuery(sql.name(), sql.text()), parameters).execute()) {
      return rows.map(mapper).toList();
    }
  }

  @Override
  public <T> Optional<T> first(Sql sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return list(sql, mapper, parameters).stream().findFirst();
  }

  @Override
  public long update(Sql sql, @Nullable Object... parameters) {
    return bound(client.execute().createNamedDmlStatement(sql.name(), sql.text()), parameters)
        .execute();
  }

  private static <S extends DbStatement<S>> S bound(S statement, @Nullable Object[] parameters) {
    for (Object parameter : parameters) {
      statement.addParam(parameter);
    }
    return statement;
  }

  private static Connection open(DatabaseSettings settings) {
    try {
      return CommandConnection.open(settings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
