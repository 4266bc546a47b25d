package com.cartsnitch.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.resilience.Figures;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop and its probes, on a real database through a real pool. */
class DatabaseHealthIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration DEADLINE = Duration.ofMillis(800);
  private static final long BELIEVED = Duration.ofMillis(500).toNanos();

  private final DatabaseBreaker breaker = new DatabaseBreaker();
  private TestDatabase database;
  private TcpProxy proxy;
  private ConnectionPool pool;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.migrated();
    URI url = URI.create(database.settings().url().replaceFirst("^jdbc:", ""));
    proxy = TcpProxy.to(url.getPort());
    DatabaseSettings settings = TestSettings.database(proxy.port(), url.getPath().substring(1));
    pool = ConnectionPool.create(settings, breaker, new IgnoringPoolListener());
  }

  @AfterEach
  void stop() throws Exception {
    pool.close();
    proxy.close();
    database.close();
  }

  @Test
  void survivesAListenerThatThrowsWhatItLikes() throws Exception {
    AtomicInteger told = new AtomicInteger();
    Consumer<Verdict> listener =
        _ -> {
          if (told.incrementAndGet() <= 3) {
            throw new StackOverflowError("a listener's own");
          }
        };
    try (CapturedLog log = CapturedLog.of(Survival.class);
        DatabaseHealth health = health(listener)) {
      health.start();
      Eventually.waitFor("told again", PATIENCE, () -> told.get() > 4);
      assertThat(health.verdict().up()).isTrue();
      assertThat(health.started()).isTrue();
      assertThat(health.alive()).isTrue();
      assertThat(log.lines()).hasSize(3).allMatch(line -> line.contains("StackOverflowError"));
    }
  }

  @Test
  @FaultRow("F23")
  void twoHundredProbesAtOnceAreOneProbe() throws Exception {
    AtomicLong checked = new AtomicLong();
    try (DatabaseHealth health = health(verdict -> checked.set(verdict.checkedAt()));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Eventually.waitFor("up", PATIENCE, () -> health.verdict().up());
      Eventually.waitFor("at rest", PATIENCE, () -> pool.numbers().idle() == 10);
      proxy.blackHole();
      Eventually.waitFor("too old to be believed", PATIENCE, () -> age(checked.get()) > BELIEVED);
      AtomicInteger answered = new AtomicInteger();
      for (int i = 0; i < 200; i++) {
        executor.execute(
            () -> {
              var _ = health.verdict();
              answered.incrementAndGet();
            });
      }
      int most = 0;
      while (answered.get() < 200) {
        most = Math.max(most, pool.numbers().active() + pool.numbers().waiting());
        Thread.sleep(5); // until all are answered
      }
      Figures.atMost("probes in the pool, of 200 at once", most, 1);
      assertThat(health.verdict().reason()).isIn(Reason.TIMEOUT, Reason.UNREACHABLE);
    }
  }

  private static long age(long instant) {
    return System.nanoTime() - instant;
  }

  private DatabaseHealth health(Consumer<Verdict> listener) {
    return new DatabaseHealth(pool, Migrations.requiredRevision(), breaker, DEADLINE, listener);
  }
}
