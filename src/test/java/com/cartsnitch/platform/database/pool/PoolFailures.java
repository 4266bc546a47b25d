package com.cartsnitch.platform.database.pool;

import com.cartsnitch.platform.database.SchemaOutdatedException;
import com.cartsnitch.platform.database.StatementFailedException;
import com.cartsnitch.platform.database.pool.PoolUnavailableException.Reason;
import io.helidon.dbclient.DbClientException;

/** Makes the pool's failures, which only the pool can make, for tests of other packages. */
public final class PoolFailures {
  private PoolFailures() {}

  /** A refusal of the pool. */
  public static PoolUnavailableException of(Reason reason, Throwable cause) {
    return new PoolUnavailableException(reason, cause);
  }

  /** What a statement fails with while the schema is known to be old. */
  public static SchemaOutdatedException outdated(Throwable cause) {
    return new SchemaOutdatedException(
        new StatementFailedException("a.statement", new DbClientException("failed", cause)));
  }
}
