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
public final class Database implements SqlRunner {
  private static final SqlStatement FORGET_PLANS =
      new SqlStatement("database.forget_plans", "DEALLOCATE ALL");

  private final DbClient client;
  private final DatabaseBreaker breaker;
  private final StatementWatch watch;
  private final Retries retries;

  private Database(DbClient client, DatabaseBreaker breaker, StatementListener listener) {
    this.client = client;
    this.breaker = breaker;
    this.watch = new StatementWatch(breaker, listener);
    this.retries = new Retries(breaker, listener::repeated);
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
  public <T> List<T> list(
      SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return statement(sql, session -> session.list(sql, mapper, parameters));
  }

  @Override
  public <T> Optional<T> first(
      SqlStatement sql, Function<DbRow, T> mapper, @Nullable Object... parameters) {
    return statement(sql, session -> session.first(sql, mapper, parameters));
  }

  @Override
  public long update(SqlStatement sql, @Nullable Object... parameters) {
    return statement(sql, session -> session.update(sql, parameters));
  }

  /**
   * Runs statements in one transaction: committed when the work returns, rolled back when it
   * throws. The work does nothing but SQL, all of it through the session that it is given: it is
   * run once more if another transaction was in its way or the schema was changed under it.
   *
   * @param work what to do
   * @return what the work returned
   */
  public <T> T inTransaction(Function<SqlRunner, T> work) {
    return retries.run(() -> false, before -> attempt(before, work));
  }

  private <T> T attempt(Optional<RetryCause> before, Function<SqlRunner, T> work) {
    DbTransaction transaction = client.transaction();
    T result;
    try {
      SqlRunner session = session(transaction);
      before
          .filter(RetryCause.STALE_PLAN::equals)
          // another connection may know the same plans
          .ifPresent(_ -> session.update(FORGET_PLANS));
      result = work.apply(session);
    } catch (RuntimeException | Error e) {
      rollBack(transaction, e);
      throw e;
    }
    return answered(
        () -> {
          commit(transaction);
          return result;
        });
  }

  private static void commit(DbTransaction transaction) {
    try {
      transaction.commit();
    } catch (RuntimeException e) {
      throw new CommitFailedException(e);
    }
  }

  private <T> T statement(SqlStatement sql, Function<SqlRunner, T> work) {
    return retries.run(sql::reads, _ -> answered(() -> work.apply(session(client.execute()))));
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

  private SqlRunner session(DbExecute execute) {
    return new DbSession(execute, watch);
  }
}
