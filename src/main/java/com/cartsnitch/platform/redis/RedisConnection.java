package com.cartsnitch.platform.redis;

import com.cartsnitch.platform.health.RedisHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lazily opened connection to Redis. It starts whether Redis is there or not, and a loop asks
 * once a second, so that health can tell from memory.
 */
public final class RedisConnection implements RedisHealth, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);

  private final @Nullable RedissonClient client;
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile State state;
  private String told = "";
  private volatile Thread loop = Thread.ofVirtual().unstarted(() -> {});

  private RedisConnection(@Nullable RedissonClient client) {
    this.client = client;
    this.state = client == null ? State.DISABLED : State.DOWN;
  }

  /** Makes the connection without opening it. */
  public static RedisConnection create(RedisSettings settings) {
    return new RedisConnection(
        settings.configured() ? Redisson.create(new RedissonSetup(settings).config()) : null);
  }

  /** Begins to ask, and waits a moment for the first answer, so that not even one call is lost. */
  public void start() {
    RedissonClient redisson = client;
    if (redisson != null) {
      loop = Thread.ofVirtual().name("redis-loop").start(() -> keepAsking(redisson));
      awaitFirst();
    }
  }

  private void awaitFirst() {
    try {
      if (!asked.await(FIRST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("Redis does not answer yet");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public State state() {
    return state;
  }

  /** The client, while Redis is known to be there: before that, its first call would block. */
  Optional<RedissonClient> usable() {
    return state == State.UP ? Optional.ofNullable(client) : Optional.empty();
  }

  @Override
  public void close() {
    loop.interrupt();
    if (client != null) {
      client.shutdown(0, 2, TimeUnit.SECONDS);
    }
  }

  private void keepAsking(RedissonClient redisson) {
    RedisTrial trial = new RedisTrial(redisson);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ask(trial);
        asked.countDown();
        Thread.sleep(CHECK_PERIOD);
      }
    } catch (InterruptedException _) {
      LOG.debug("The Redis loop ends");
    }
  }

  private void ask(RedisTrial trial) throws InterruptedException {
    try {
      trial.begin().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      answered();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void answered() {
    if (state != State.UP) {
      state = State.UP;
      told = "";
      LOG.info("Redis is there");
    }
  }

  /** Each cause is told once an outage: the client's own log tells it once a try. */
  private void failed(Throwable cause) {
    state = State.DOWN;
    String refusal = RedisRefusals.of(cause);
    String news = refusal.isEmpty() ? "away" : refusal;
    if (told.equals(news)) {
      LOG.debug("Redis is still of no use", cause);
      return;
    }
    told = news;
    if (refusal.isEmpty()) {
      LOG.warn("Redis is away: every replica counts and caches by itself", cause);
    } else {
      LOG.warn("Redis refuses what the service asks for, so it does without: {}", refusal);
    }
  }
}
