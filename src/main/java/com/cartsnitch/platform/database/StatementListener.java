package com.cartsnitch.platform.database;

import java.time.Duration;

/** Told of every statement that was run. */
@FunctionalInterface
public interface StatementListener {

  /**
   * A statement has ended, well or not.
   *
   * @param statement its name
   * @param took from asking for a connection, unless there was one, to the last row
   */
  void ran(String statement, Duration took);

  /** A unit of work is run once more. */
  default void repeated(RetryCause cause) {}
}
