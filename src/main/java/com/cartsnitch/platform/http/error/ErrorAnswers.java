package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.database.SchemaOutdatedException;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.SqlStates.Meaning;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.RetryAfter;
import io.helidon.http.HttpException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/** What each exception means to the client. Unknown ones say nothing of themselves. */
final class ErrorAnswers {
  private static final String AWAY = "The database is unavailable";
  private static final String FULL = "The service is busy: no database connection was free";
  private static final String OVERLOADED = "The service is busy: too many requests at a time";
  private static final String SHARE = "Too many of your requests are under way at a time";
  private static final String STOPPING = "The service is stopping";
  private static final String USER_GONE = "Invalid session token";
  private static final String LOCKED = "The data is being changed by another request";

  private ErrorAnswers() {}

  static Problem of(Throwable failure) {
    return switch (failure) {
      case ApiException api ->
          new Problem(api.code(), api.detail(), api.errors(), api.retryAfter());
      case PoolUnavailableException pool ->
          Problem.unavailable(detail(pool.reason()), retryAfter(pool.reason()));
      case SchemaOutdatedException _ -> Problem.unavailable(AWAY, RetryAfter.jittered());
      case HttpException http -> Problem.of(ErrorCode.of(http.status()));
      default ->
          SqlStates.find(failure)
              .map(ErrorAnswers::of)
              .orElseGet(() -> Problem.of(ErrorCode.INTERNAL_ERROR));
    };
  }

  private static Problem of(SQLException sql) {
    return SqlStates.missesUser(sql)
        ? new Problem(ErrorCode.UNAUTHORIZED, USER_GONE, List.of(), OptionalInt.empty())
        : of(SqlStates.of(sql));
  }

  private static Problem of(Meaning meaning) {
    return switch (meaning) {
      case UNAVAILABLE, AUTH -> Problem.unavailable(AWAY, RetryAfter.jittered());
      case BUSY -> Problem.unavailable(LOCKED, RetryAfter.SOON);
      case STATEMENT_TIMEOUT -> Problem.of(ErrorCode.GATEWAY_TIMEOUT);
      case SCHEMA, CONSTRAINT, OTHER -> Problem.of(ErrorCode.INTERNAL_ERROR);
    };
  }

  private static String detail(PoolUnavailableException.Reason reason) {
    return switch (reason) {
      case BREAKER_OPEN, UNREACHABLE -> AWAY;
      case EXHAUSTED, LINE_FULL, CLIENT_GONE -> FULL;
      case OVERLOADED -> OVERLOADED;
      case USER_SHARE -> SHARE;
      case DRAINING -> STOPPING;
    };
  }

  /** An excess of requests is over as soon as those before are served. */
  private static int retryAfter(PoolUnavailableException.Reason reason) {
    return switch (reason) {
      case OVERLOADED, USER_SHARE, LINE_FULL -> RetryAfter.SOON;
      case BREAKER_OPEN, UNREACHABLE, EXHAUSTED, CLIENT_GONE, DRAINING -> RetryAfter.jittered();
    };
  }
}
