package com.cartsnitch.platform.database;

import com.cartsnitch.platform.database.SqlStates.Meaning;
import io.helidon.dbclient.DbClientException;
import java.time.Duration;
import java.util.function.Supplier;

/** Times statements by their names, and gives their failures the name and what is known besides. */
final class StatementWatch {
  private final DatabaseBreaker breaker;
  private final StatementListener listener;

  StatementWatch(DatabaseBreaker breaker, StatementListener listener) {
    this.breaker = breaker;
    this.listener = listener;
  }

  /**
   * Runs a statement. One that got no connection was not run.
   *
   * @throws StatementFailedException if it fails
   * @throws SchemaOutdatedException if it fails because the schema, as is known, is too old for it
   */
  <T> T run(SqlStatement sql, Supplier<T> statement) {
    long start = System.nanoTime();
    try {
      T result = statement.get();
      ran(sql, start);
      return result;
    } catch (DbClientException e) {
      ran(sql, start);
      throw failed(sql, e);
    }
  }

  private void ran(SqlStatement sql, long start) {
    listener.ran(sql.name(), Duration.ofNanos(System.nanoTime() - start));
  }

  private RuntimeException failed(SqlStatement sql, DbClientException cause) {
    StatementFailedException failure = new StatementFailedException(sql.name(), cause);
    boolean tooOld =
        breaker.schemaOutdated()
            && SqlStates.find(cause)
                .filter(it -> SqlStates.of(it.getSQLState()) == Meaning.SCHEMA)
                .isPresent();
    return tooOld ? new SchemaOutdatedException(failure) : failure;
  }
}
