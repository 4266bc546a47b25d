package com.cartsnitch.auth.sweep;

import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.database.SqlStatement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has expired, in the background: sessions, verifications, refresh tokens, the
 * networks that users signed in from, and answers to requests that may be repeated. Replicas take
 * turns by a lock in the database; a replica that doesn't get it has nothing to do.
 */
public final class Sweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final SweepQueries queries;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sweep").factory());

  public Sweep(Database database) {
    this.queries = new SweepQueries(database);
  }

  /** Sweeps now and then, from now on. */
  public void start() {
    // replicas that start together don't all come at once
    long first = ThreadLocalRandom.current().nextLong(PERIOD.toMillis());
    var _ =
        timer.scheduleWithFixedDelay(
            this::quietly, first, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void quietly() {
    try {
      long swept = once();
      if (swept > 0) {
        LOG.info("Swept {} expired rows", swept);
      }
    } catch (RuntimeException e) {
      LOG.debug("The sweep failed and will be tried again", e); // health says why
    }
  }

  /**
   * Sweeps everything that has expired, in small transactions.
   *
   * @return how many rows were deleted; none if another replica is at it
   */
  public long once() {
    return SweepQueries.ALL.values().stream().mapToLong(this::sweep).sum();
  }

  private long sweep(SqlStatement batch) {
    long swept = 0;
    long deleted;
    do {
      deleted = queries.deleteBatch(batch);
      swept += deleted;
    } while (deleted == SweepQueries.BATCH);
    return swept;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A sweep is cut off");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
