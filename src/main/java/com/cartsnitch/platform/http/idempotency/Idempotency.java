package com.cartsnitch.platform.http.idempotency;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.crypto.HmacSha256;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.http.answer.Created;
import com.cartsnitch.platform.http.answer.PrivateAnswer;
import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.http.route.Principal;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs what a POST does in one transaction, and at most once under an {@code Idempotency-Key}: the
 * answer is kept for a day beside its effect, per user and route. Repeated, the request gets the
 * first answer; while the first still runs 409; with another body 422.
 */
public final class Idempotency {
  private static final HeaderName REPLAYED = HeaderNames.create("Idempotency-Replayed");

  private final Database database;
  private static final String PURPOSE = "cartsnitch idempotency fingerprint";

  private final List<HmacSha256> keys;

  public Idempotency(Database database, List<Secret> secrets) {
    this.database = database;
    // answers of the last day may have been kept under the secrets themselves
    this.keys =
        Stream.concat(
                secrets.stream().map(secret -> HmacSha256.derived(secret, PURPOSE)),
                secrets.stream().map(HmacSha256::new))
            .toList();
  }

  /**
   * Runs the effect and answers 201; or repeats the first answer.
   *
   * @param input the request, whose key counts; it has been checked
   * @param response where to answer
   * @param user who asks
   * @param effect does the work through the session it is given
   * @throws ApiException 409 while the first request runs, 422 if it had another body
   */
  public void create(
      RequestInput input,
      ServerResponse response,
      Principal user,
      Function<SqlRunner, Created> effect) {
    Created answer =
        database.inTransaction(
            session ->
                input
                    .idempotencyKey()
                    .map(key -> once(session, IdempotencyKey.of(input, user, key, keys), effect))
                    .orElseGet(() -> effect.apply(session)));
    if (answer.isReplayed()) {
      response.header(REPLAYED, "true");
    }
    PrivateAnswer.created(response, answer);
  }

  private static Created once(
      SqlRunner session, IdempotencyKey key, Function<SqlRunner, Created> effect) {
    IdempotencyQueries queries = new IdempotencyQueries(session);
    if (!queries.lock(key)) {
      throw ApiException.of(
          ErrorCode.CONFLICT, "The first request with this Idempotency-Key is still running");
    }
    Optional<IdempotencyQueries.FirstAnswer> first = queries.find(key);
    if (first.isPresent()) {
      return first.get().forTheSame(key);
    }
    Created answer = effect.apply(session);
    queries.keep(key, answer);
    return answer;
  }
}
