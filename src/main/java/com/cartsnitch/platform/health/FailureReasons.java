package com.cartsnitch.platform.health;

import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.SqlStates.Meaning;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

/** What a failed login or statement of a probe says about the database. */
final class FailureReasons {
  private final ConnectionPool pool;

  FailureReasons(ConnectionPool pool) {
    this.pool = pool;
  }

  Reason of(Throwable failure) {
    boolean noConnection =
        failure instanceof PoolUnavailableException
            || has(failure, SQLTransientConnectionException.class);
    if (noConnection && pool.exhausted()) {
      return Reason.POOL_EXHAUSTED;
    }
    return SqlStates.find(failure)
        .map(sql -> of(sql, failure))
        .orElseGet(() -> silence(failure, Meaning.OTHER));
  }

  private static Reason of(SQLException sql, Throwable failure) {
    if (SqlStates.refusesLogin(sql)) {
      return SqlStates.NO_CONNECTION_LEFT.equals(sql.getSQLState())
          ? Reason.TOO_MANY_CONNECTIONS
          : Reason.AUTH;
    }
    Meaning meaning = SqlStates.of(sql.getSQLState());
    return meaning == Meaning.SCHEMA ? Reason.SCHEMA : silence(failure, meaning);
  }

  private static Reason silence(Throwable failure, Meaning meaning) {
    boolean late =
        failure instanceof PoolUnavailableException
            || has(failure, SocketTimeoutException.class)
            || has(failure, SQLTimeoutException.class)
            || meaning == Meaning.STATEMENT_TIMEOUT;
    return late ? Reason.TIMEOUT : Reason.UNREACHABLE;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
