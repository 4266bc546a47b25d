package com.cartsnitch.platform.redis;

import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreaker.State;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to Redis. A call is waited for at most 50 ms and never throws; after five failures
 * of ten none is made until a trial succeeds, and none at all while the connection is known to be
 * down.
 */
public final class RedisCalls {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCalls.class);
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RedisConnection connection;
  private final Consumer<Outcome> listener;
  private final CircuitBreaker breaker =
      CircuitBreaker.builder().volume(10).errorRatio(50).delay(PAUSE).build();

  /**
   * @param listener told of every call
   */
  public RedisCalls(RedisConnection connection, Consumer<Outcome> listener) {
    this.connection = connection;
    this.listener = listener;
  }

  /** What may come of a call. */
  public enum Outcome {
    ANSWERED,
    /** Refused, or not answered in time. */
    FAILED,
    /** Not made: Redis is known to be away. */
    SKIPPED
  }

  /**
   * Makes a call.
   *
   * @param command begins it; must not block
   */
  public <T> RedisReply<T> call(Function<RedissonClient, ? extends CompletionStage<T>> command) {
    Optional<RedissonClient> client = connection.usable();
    if (client.isEmpty() || RedisPatience.isLost()) {
      return none(Outcome.SKIPPED);
    }
    try {
      T value = guarded(() -> await(command.apply(client.get())));
      listener.accept(Outcome.ANSWERED);
      return new RedisReply<>(true, value);
    } catch (CircuitBreakerOpenException _) {
      return none(Outcome.SKIPPED);
    } catch (RuntimeException e) {
      LOG.debug("Redis failed", e);
      RedisPatience.lose();
      return none(Outcome.FAILED);
    }
  }

  /**
   * Makes a call without waiting for its result; none while Redis is known to be away.
   *
   * @param command begins it; must not block
   */
  public void tell(Function<RedissonClient, ? extends CompletionStage<?>> command) {
    Optional<RedissonClient> client = connection.usable();
    if (client.isEmpty() || RedisPatience.isLost() || breaker.state() != State.CLOSED) {
      listener.accept(Outcome.SKIPPED);
      return;
    }
    try {
      var _ = command.apply(client.get()).whenComplete((_, failure) -> told(failure));
    } catch (RuntimeException e) {
      told(e);
    }
  }

  private void told(@Nullable Throwable failure) {
    if (failure != null) {
      LOG.debug("Redis failed", failure);
    }
    listener.accept(failure == null ? Outcome.ANSWERED : Outcome.FAILED);
  }

  private <T> RedisReply<T> none(Outcome outcome) {
    listener.accept(outcome);
    return RedisReply.none();
  }

  /** Helidon's breaker counts what ends late, while it is open, against the time after it. */
  private <T> @Nullable T guarded(Supplier<@Nullable T> call) {
    boolean trial = breaker.state() != State.CLOSED;
    try {
      return breaker.invoke(call);
    } finally {
      if (trial && breaker.state() == State.CLOSED) {
        breaker.state(State.CLOSED);
      }
    }
  }

  private static <T> @Nullable T await(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("No answer", e);
    }
  }
}
