package com.cartsnitch.platform.database;

/** What made a unit of work be repeated. */
public enum RetryCause {
  /** Another transaction was in the way, and this one was rolled back. */
  CONFLICT,
  /** The schema was changed under a prepared statement, and the transaction rolled back. */
  STALE_PLAN,
  /** The connection died, and what was asked changes nothing. */
  CONNECTION
}
