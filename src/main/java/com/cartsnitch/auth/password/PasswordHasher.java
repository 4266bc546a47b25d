package com.cartsnitch.auth.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import com.cartsnitch.platform.database.pool.Admission;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import com.cartsnitch.platform.problem.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * bcrypt, cost 12, {@code $2b$}. A hash keeps a core busy for a quarter of a second, and on a
 * virtual thread it would keep all others from it; so hashing has as many platform threads as there
 * are cores, which the operating system schedules fairly. What waits too long is told to come back,
 * and one network gets only a share of the places, so that it keeps no other out.
 */
public final class PasswordHasher implements AutoCloseable {
  /**
   * The hash of a random password: compared for unknown users, so that the answer takes as long.
   */
  public static final String NOBODYS =
      "$2b$12$fgp7m.Qa98tU5Eqhw438POSxiw80cwTzuFQt//d0hXnqo3kEpWFdC";

  private static final int COST = 12;
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
  // what a core can serve within the patience of callers; who comes later would wait in vain
  private static final int WAITING_PER_CORE = 16;

  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final NetworkShares shares;
  private final BCrypt.Hasher hasher =
      BCrypt.with(VERSION, LongPasswordStrategies.truncate(VERSION));
  private final BCrypt.Verifyer verifier =
      BCrypt.verifyer(VERSION, LongPasswordStrategies.truncate(VERSION));

  /**
   * @param patience how long a password may wait for its turn
   */
  public PasswordHasher(Duration patience) {
    this(patience, Runtime.getRuntime().availableProcessors());
  }

  PasswordHasher(Duration patience, int cores) {
    this.patience = patience;
    this.shares = new NetworkShares(cores + cores * WAITING_PER_CORE);
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(cores * WAITING_PER_CORE),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
  }

  /**
   * Does work of which all hashing counts for one network.
   *
   * @param network where it comes from
   * @return what the work returns
   */
  public <T> T countedFor(String network, Supplier<T> work) {
    return shares.countedFor(network, work);
  }

  /**
   * Hashes a password; what is beyond its 72nd byte doesn't count.
   *
   * @throws ApiException 503 if too many wait, or too many of the same network
   */
  public String hash(String password) {
    return inTurn(() -> hasher.hashToString(COST, password.toCharArray()));
  }

  /**
   * Compares a password with a hash of any version and cost; what is beyond its 72nd byte doesn't
   * count.
   *
   * @return whether it is that; never for what is no bcrypt hash
   * @throws ApiException 503 if too many wait, or too many of the same network
   */
  public boolean verify(String password, String hash) {
    return inTurn(() -> compare(password.toCharArray(), hash));
  }

  /** Text that is no bcrypt hash takes as long as one, so that the time reveals nothing. */
  private boolean compare(char[] password, String hash) {
    byte[] stored = (hash.isEmpty() ? " " : hash).getBytes(StandardCharsets.UTF_8);
    BCrypt.Result result = verifier.verify(password, stored);
    if (!result.validFormat) {
      verifier.verify(password, NOBODYS.getBytes(StandardCharsets.UTF_8));
    }
    return result.verified;
  }

  /** A caller that waits too long is refused; one that has begun is served. */
  private <T> T inTurn(Supplier<T> work) {
    Admission.leave();
    AtomicBoolean settled = new AtomicBoolean();
    CompletableFuture<T> turn = new CompletableFuture<>();
    submit(
        () -> {
          if (settled.compareAndSet(false, true)) {
            complete(turn, work);
          }
        });
    try {
      return turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      if (settled.compareAndSet(false, true)) {
        throw busy();
      }
      return turn.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("bcrypt failed", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static <T> void complete(CompletableFuture<T> turn, Supplier<T> work) {
    try {
      turn.complete(work.get());
    } catch (RuntimeException e) {
      turn.completeExceptionally(e);
    }
  }

  private void submit(Runnable work) {
    NetworkShares.Place place = shares.take().orElseThrow(PasswordHasher::busy);
    try {
      threads.execute(
          () -> {
            try (place) {
              work.run();
            }
          });
    } catch (RejectedExecutionException _) {
      place.close();
      throw busy();
    }
  }

  private static ApiException busy() {
    return ApiException.retryLater(
        ErrorCode.SERVICE_UNAVAILABLE,
        "Too many passwords are being checked",
        RetryAfter.jittered());
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
