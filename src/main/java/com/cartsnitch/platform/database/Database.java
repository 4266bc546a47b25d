package com.cartsnitch.platform.database;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as the features see it: named statements and transactions over Helidon's DbClient. */
public final class Database implements SqlSession {
  private final DbClient client;
  private final DatabaseBreaker breaker;
  private final StatementWatch watch;

  private Database(DbClient client, DatabaseBreaker breaker, StatementListener listener) {
    this.client = client;
    this.breaker = breaker;
    this.watch = new StatementWatch(breaker, listener);
  }

  /**
   * Makes the database.
   *
   * @param pool where its connections come from; stays open when the database is done with
   * @param breaker told of every statement that succeeds
   */
  public static Database create(JdbcConnectionPool pool, DatabaseBreaker breaker) {
    return create(pool, breaker, (_, _) -> {});
  }

  /**
   * The same.
   *
   * @param listener told of every statement
   */
  public static Database create(
      JdbcConnectionPool pool, DatabaseBreaker breaker, StatementListener listener) {
    return new Database(JdbcClientBuilder.create().connectionPool(pool).build(), breaker, listener);
  }

  @Override
  public <T> List<T> list(Sql sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return answered(() -> session(client.execute()).list(sql, mapper, parameters));
  }

  @Override
  public <T> Optional<T> first(Sql sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return answered(() -> session(client.execute()).first(sql, mapper, parameters));
  }

  @Override
  public long update(Sql sql, @Nullable Object... parameters) {
    return answered(() -> session(client.execute()).update(sql, parameters));
  }

  /**
   * Runs statements in one transaction: committed when the work returns, rolled back when it
   * throws. The work does nothing but SQL, all of it through the session that it is given.
   *
   * @param work what to do
   * @return what the work returned
   */
  public <T> T inTransaction(Function<SqlSession, T> work) {
    DbTransaction transaction = client.transaction();
    T result;
    try {
      result = work.apply(session(transaction));
    } catch (RuntimeException | Error e) {
      rollBack(transaction, e);
      throw e;
    }
    return answered(
        () -> {
          transaction.commit();
          return result;
        });
  }

  /** A failed statement has closed the connection already: that must not hide its cause. */
  private static void rollBack(DbTransaction transaction, Throwable cause) {
    try {
      transaction.rollback();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private <T> T answered(Supplier<T> statement) {
    T result = statement.get();
    breaker.succeeded();
    return result;
  }

  private SqlSession session(DbExecute execute) {
    return new DbSession(execute, watch);
  }
}
