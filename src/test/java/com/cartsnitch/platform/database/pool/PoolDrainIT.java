package com.cartsnitch.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.FreePort;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TestSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The service stops while requests wait for connections that do not come. */
class PoolDrainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  @FaultRow("F21")
  void alsoReachesARequestThatWaitsBehindTheLine() throws Exception {
    try (ConnectionPool pool =
            ConnectionPool.create(
                TestSettings.database(FreePort.find(), "none"),
                new DatabaseBreaker(),
                new IgnoringPoolListener());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Connection> waiting = executor.submit(pool::connection);
      Eventually.waitFor("a try", PATIENCE, () -> pool.numbers().idle() == 0);
      long told = System.nanoTime();
      pool.drain();
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOfSatisfying(
              PoolUnavailableException.class,
              refused ->
                  assertThat(refused.reason()).isEqualTo(PoolUnavailableException.Reason.DRAINING));
      assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(PATIENCE);
    }
  }
}
