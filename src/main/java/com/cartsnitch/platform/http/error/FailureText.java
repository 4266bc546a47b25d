package com.cartsnitch.platform.http.error;

import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.StatementFailedException;
import java.sql.SQLException;
import java.util.Optional;

/** What on-call must know of a failed statement, in one line without any value of the request. */
final class FailureText {
  private FailureText() {}

  /** The statement's name, the SQLSTATE and the first line of the server's message. */
  static String of(Throwable failure) {
    Optional<SQLException> sql = SqlStates.find(failure);
    return "%s, SQLSTATE %s: %s"
        .formatted(
            statement(failure),
            sql.map(SQLException::getSQLState).orElse("-"),
            sql.flatMap(it -> String.valueOf(it.getMessage()).lines().findFirst()).orElse("-"));
  }

  private static String statement(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof StatementFailedException failed) {
        return failed.statement();
      }
      cause = cause.getCause();
    }
    return "-";
  }
}
