package com.cartsnitch.platform.http.idempotency;

import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStatement;
import com.cartsnitch.platform.http.answer.Created;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kept answers. Ids of users come from elsewhere, hence no part of a key is trusted as SQL. */
final class IdempotencyQueries {
  private static final SqlStatement LOCK =
      new SqlStatement(
          "idempotency.lock", "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked");

  private static final SqlStatement FIND =
      new SqlStatement(
          "idempotency.find",
          """
          SELECT fingerprint, answer
          FROM idempotency_keys
          WHERE user_id = ? AND route = ? AND key = ? AND created_at > now() - interval '24 hours'
          """);

  private static final SqlStatement FORGET =
      new SqlStatement(
          "idempotency.forget",
          """
          DELETE FROM idempotency_keys
          WHERE user_id = ? AND created_at <= now() - interval '24 hours'
          """);

  private static final SqlStatement KEEP =
      new SqlStatement(
          "idempotency.keep",
          """
          INSERT INTO idempotency_keys (user_id, route, key, fingerprint, answer)
          VALUES (?, ?, ?, ?, ?)
          """);

  private final SqlRunner session;

  IdempotencyQueries(SqlRunner session) {
    this.session = session;
  }

  /** Locks a key until the transaction ends, or says that another one has it. */
  boolean lock(IdempotencyKey key) {
    return session
        .first(LOCK, row -> row.column("locked").get(Boolean.class), key.lockName())
        .orElseThrow();
  }

  Optional<FirstAnswer> find(IdempotencyKey key) {
    return session.first(
        FIND,
        row ->
            new FirstAnswer(
                row.column("fingerprint").get(String.class),
                row.column("answer").get(String.class)),
        key.userId(),
        key.route(),
        key.key());
  }

  /** Keeps an answer, and forgets the user's old ones. */
  void keep(IdempotencyKey key, Created answer) {
    session.update(FORGET, key.userId());
    session.update(
        KEEP,
        key.userId(),
        key.route(),
        key.key(),
        key.fingerprints().getFirst(),
        new String(answer.json(), StandardCharsets.UTF_8));
  }

  /**
   * What was answered first.
   *
   * @param fingerprint of the request that it answered
   * @param answer the body
   */
  record FirstAnswer(String fingerprint, String answer) {

    /**
     * The answer, for a repetition of the same request.
     *
     * @throws ApiException 422 if it is another request
     */
    Created forTheSame(IdempotencyKey key) {
      if (!key.fingerprints().contains(fingerprint)) {
        throw ApiException.of(
            ErrorCode.IDEMPOTENCY_MISMATCH, ErrorCode.IDEMPOTENCY_MISMATCH.detail());
      }
      return Created.replayed(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
