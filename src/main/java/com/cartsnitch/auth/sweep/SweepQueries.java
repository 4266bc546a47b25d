package com.cartsnitch.auth.sweep;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlStatement;
import java.util.Map;

/** Deletes expired rows, some at a time, so that no lock is held for long. */
final class SweepQueries {
  /** How many rows one statement deletes at most. */
  static final long BATCH = 1000;

  /** Some number that no other lock of ours has. */
  static final long LOCK = 0x6361_7274_7377_6570L;

  // released with the transaction, so that it works through a pooler too
  private static final SqlStatement TAKE_TURN =
      new SqlStatement("sweep.take_turn", "SELECT pg_try_advisory_xact_lock(?) AS mine");

  // for a day a client is told that its session expired, afterwards that there is none
  private static final SqlStatement SESSIONS = olderThan("1 day", "sessions", "expires_at");
  private static final SqlStatement VERIFICATIONS = olderThan("0", "verifications", "expires_at");
  private static final SqlStatement REFRESH_TOKENS = olderThan("0", "refresh_tokens", "expires_at");
  private static final SqlStatement SIGN_IN_ADDRESSES =
      olderThan("30 days", "sign_in_addresses", "last_used_at");
  private static final SqlStatement EMAIL_CHANGES = olderThan("0", "email_changes", "expires_at");
  // of users who come back they go with the next answer that is kept
  private static final SqlStatement IDEMPOTENCY_KEYS =
      olderThan("24 hours", "idempotency_keys", "created_at");

  /** Every kind of row that is swept, by its table. */
  public static final Map<String, SqlStatement> ALL =
      Map.of(
          "sessions", SESSIONS,
          "verifications", VERIFICATIONS,
          "refresh_tokens", REFRESH_TOKENS,
          "sign_in_addresses", SIGN_IN_ADDRESSES,
          "email_changes", EMAIL_CHANGES,
          "idempotency_keys", IDEMPOTENCY_KEYS);

  private final Database database;

  SweepQueries(Database database) {
    this.database = database;
  }

  private static SqlStatement olderThan(String age, String table, String column) {
    return new SqlStatement(
        "sweep." + table,
        """
        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s
          WHERE %2$s <= now() - interval '%3$s' ORDER BY %2$s LIMIT ?))
        """
            .formatted(table, column, age));
  }

  /** Deletes some expired rows; none if it is another's turn. */
  long deleteBatch(SqlStatement batch) {
    return database.inTransaction(
        transaction -> {
          boolean mine =
              transaction
                  .first(TAKE_TURN, row -> row.column("mine").get(Boolean.class), LOCK)
                  .orElse(false);
          return mine ? transaction.update(batch, BATCH) : 0L;
        });
  }
}
