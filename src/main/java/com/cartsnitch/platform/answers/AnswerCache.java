package com.cartsnitch.platform.answers;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.SchemaOutdatedException;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.SqlStates.Meaning;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.platform.redis.RedisCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps answers for the generation of the data that they were computed from: a few seconds in this
 * process, up to a minute in Redis. Of concurrent requests for a missing answer one computes it and
 * the others wait.
 *
 * <p>An answer is computed after its generation was read, so that it is never older than that.
 */
public final class AnswerCache implements AnswerSource {
  /** Room for answers in this process, in bytes. */
  public static final long ROOM = 16 << 20;

  private static final Duration TTL = Duration.ofSeconds(60);
  private static final Duration LOCAL_TTL = Duration.ofSeconds(5);
  private static final int MAX_BODY = 1 << 20;
  private static final Set<Meaning> AWAY =
      EnumSet.of(Meaning.UNAVAILABLE, Meaning.BUSY, Meaning.AUTH);

  private final DataGeneration generation;
  private final RedisAnswers redis;
  private final LocalAnswers local;
  private final SingleFlight<KeptAnswer> flights;
  private final StaleAnswers stale;
  private final Consumer<Outcome> listener;

  /** Where an answer came from. */
  public enum Outcome {
    /** From this process. */
    LOCAL,
    /** From Redis. */
    REDIS,
    /** From the database. */
    COMPUTED,
    /** Another request was at it already. */
    SHARED,
    /** From this process, because the database is away. */
    STALE
  }

  /**
   * @param localRoom how many bytes of answers this process keeps
   * @param listener told of every answer
   */
  public AnswerCache(
      SqlRunner database,
      DatabaseBreaker breaker,
      RedisCalls redis,
      StaleSettings settings,
      long localRoom,
      Consumer<Outcome> listener) {
    this.generation = new DataGeneration(database, breaker, System::nanoTime);
    // what comes out of Redis at its end stays here for a while
    this.redis = new RedisAnswers(redis, TTL.minus(LOCAL_TTL));
    this.local = new LocalAnswers(LOCAL_TTL, localRoom);
    this.flights = new SingleFlight<>(() -> listener.accept(Outcome.SHARED));
    this.stale = new StaleAnswers(settings.staleIfError(), InstantSource.system());
    this.listener = listener;
  }

  @Override
  public GivenAnswer answer(Question question, Supplier<KeptAnswer> compute) {
    try {
      KeptAnswer answer = fresh(question.key(generation.current()), compute);
      if (small(answer)) {
        stale.keep(question, answer);
      }
      return GivenAnswer.fresh(answer);
    } catch (RuntimeException e) {
      Optional<GivenAnswer> old = databaseIsAway(e) ? stale.find(question) : Optional.empty();
      old.ifPresent(_ -> listener.accept(Outcome.STALE));
      return old.orElseThrow(() -> e);
    }
  }

  private KeptAnswer fresh(String key, Supplier<KeptAnswer> compute) {
    return here(key).orElseGet(() -> flights.run(key, () -> lookUpOrCompute(key, compute)));
  }

  private Optional<KeptAnswer> here(String key) {
    Optional<KeptAnswer> kept = local.find(key);
    kept.ifPresent(_ -> listener.accept(Outcome.LOCAL));
    return kept;
  }

  private KeptAnswer lookUpOrCompute(String key, Supplier<KeptAnswer> compute) {
    // one that was at it until now has left it here
    return here(key).orElseGet(() -> sharedOrComputed(key, compute));
  }

  private KeptAnswer sharedOrComputed(String key, Supplier<KeptAnswer> compute) {
    Optional<KeptAnswer> shared = redis.find(key);
    KeptAnswer answer = shared.orElseGet(compute);
    listener.accept(shared.isPresent() ? Outcome.REDIS : Outcome.COMPUTED);
    if (small(answer)) {
      local.keep(key, answer);
      if (shared.isEmpty()) {
        redis.keep(key, answer);
      }
    }
    return answer;
  }

  private static boolean small(KeptAnswer answer) {
    return answer.body().length <= MAX_BODY;
  }

  private static boolean databaseIsAway(RuntimeException failure) {
    return failure instanceof PoolUnavailableException
        || failure instanceof SchemaOutdatedException
        || SqlStates.find(failure)
            .filter(sql -> AWAY.contains(SqlStates.of(sql.getSQLState())))
            .isPresent();
  }
}
