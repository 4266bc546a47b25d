package com.cartsnitch.auth;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.Sql;
import java.util.Map;

/** Deletes expired rows, some at a time, so that no lock is held for long. */
final class SweepQueries {
  /** How many rows one statement deletes at most. */
  static final long BATCH = 1000;

  /** Some number that no other lock of ours has. */
  static final long LOCK = 0x6361_7274_7377_6570L;

  // released with the transaction, so that it works through a pooler too
  private static final Sql TAKE_TURN =
      new Sql("sweep.take_turn", "SELECT pg_try_advisory_xact_lock(?) AS mine");

  // for a day a client is told that its session expired, afterwards that there is none
  private static final Sql SESSIONS =
      new Sql(
          "sweep.sessions",
          """
          DELETE FROM sessions WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM sessions
            WHERE expires_at <= now() - interval '1 day' ORDER BY expires_at LIMIT ?))
          """);

  private static final Sql VERIFICATIONS =
      new Sql(
          "sweep.verifications",
          """
          DELETE FROM verifications WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM verifications
            WHERE expires_at <= now() ORDER BY expires_at LIMIT ?))
          """);

  private static final Sql REFRESH_TOKENS =
      new Sql(
          "sweep.refresh_tokens",
          """
          DELETE FROM refresh_tokens WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM refresh_tokens
            WHERE expires_at <= now() ORDER BY expires_at LIMIT ?))
          """);

  private static final Sql SIGN_IN_ADDRESSES =
      new Sql(
          "sweep.sign_in_addresses",
          """
          DELETE FROM sign_in_addresses WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM sign_in_addresses
            WHERE last_used_at <= now() - interval '30 days' ORDER BY last_used_at LIMIT ?))
          """);

  private static final Sql EMAIL_CHANGES =
      new Sql(
          "sweep.email_changes",
          """
          DELETE FROM email_changes WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM email_changes
            WHERE expires_at <= now() ORDER BY expires_at LIMIT ?))
          """);

  // of users who come back they go with the next answer that is kept
  private static final Sql IDEMPOTENCY_KEYS =
      new Sql(
          "sweep.idempotency_keys",
          """
          DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotency_keys
            WHERE created_at <= now() - interval '24 hours' ORDER BY created_at LIMIT ?))
          """);

  /** Every kind of row that is swept, by its table. */
  static final Map<String, Sql> ALL =
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

  /** Deletes some expired rows; none if it is another's turn. */
  long deleteBatch(Sql batch) {
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
