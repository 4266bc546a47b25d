package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.settings.Settings;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every answer of PostgreSQL takes more than 200 ms, as from another continent. */
@FaultRow("F17")
class FarDatabaseIT {
  private static final Duration AWAY = Duration.ofMillis(270);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestDatabase database;
  private TcpProxy proxy;

  @BeforeEach
  void makeDatabase() throws Exception {
    database = TestDatabase.migrated();
    String url = database.settings().url();
    proxy = TcpProxy.to(URI.create(url.replaceFirst("^jdbc:", "")).getPort());
    proxy.delay(AWAY);
  }

  @AfterEach
  void dropDatabase() throws Exception {
    proxy.close();
    database.close();
  }

  @Test
  void isReadyAndStaysSo() throws Exception {
    try (Application application = Application.start(settings());
        TestClient client = new TestClient(application.port())) {
      awaitReady(client);
      long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
      List<Answer> answers = new ArrayList<>();
      while (System.nanoTime() - end < 0) {
        answers.add(client.get(Scene.HEALTH));
        Thread.sleep(50); // probes of others
      }
      long refused = answers.stream().filter(answer -> answer.status() != 200).count();
      Figures.atMost("probes not ready, 270 ms away", refused, answers.size() / 10);
      assertThat(client.get(Scene.DATA).status()).isEqualTo(200);
    }
  }

  @Test
  void isFoundAgain() throws Exception {
    try (Application application = Application.start(settings());
        TestClient client = new TestClient(application.port())) {
      awaitReady(client);
      proxy.refuse();
      proxy.reset();
      Eventually.waitFor("lost", PATIENCE, () -> client.get(Scene.DATA).status() == 503);
      Eventually.waitFor(
          "refused", PATIENCE, () -> client.get(Scene.DATA).elapsed().toMillis() < 100);
      proxy.delay(AWAY);
      Duration recovery = awaitReady(client);
      Figures.within("ready after the return, 270 ms away", recovery, Bounds.inForce().ready());
    }
  }

  /** The canary's limit is a second, but a login from afar takes longer. */
  @Test
  void isNotTakenForLostWhileThePoolIsExhausted() throws Exception {
    Map<String, String> one =
        Map.of("CARTSNITCH_DB_POOL_SIZE", "1", "CARTSNITCH_DB_MAX_OVERFLOW", "0");
    try (Application application = Application.start(settings(one));
        TestClient client = new TestClient(application.port());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        Connection _ = lockProducts()) {
      awaitReady(client);
      for (int i = 0; i < 4; i++) {
        executor.execute(() -> client.get("/api/v1/public/trends/" + UUID.randomUUID()));
      }
      Set<Object> reasons = new HashSet<>();
      long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
      while (System.nanoTime() - end < 0) {
        reasons.add(HealthBodies.body(client.get(Scene.HEALTH)).get("reason"));
        Thread.sleep(50); // probes of others
      }
      assertThat(reasons).contains("pool_exhausted").doesNotContain("timeout", "unreachable");
    }
  }

  private Connection lockProducts() throws SQLException {
    Connection lock = database.connect();
    lock.setAutoCommit(false);
    try (Statement statement = lock.createStatement()) {
      statement.execute("LOCK TABLE normalized_products IN ACCESS EXCLUSIVE MODE");
    }
    return lock;
  }

  private Settings settings() {
    return settings(Map.of());
  }

  private Settings settings(Map<String, String> overrides) {
    DatabaseSettings direct = database.settings();
    String name = URI.create(direct.url().replaceFirst("^jdbc:", "")).getPath().substring(1);
    return TestSettings.of(TestSettings.database(proxy.port(), name), overrides);
  }

  private static Duration awaitReady(TestClient client) throws InterruptedException {
    return Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
  }
}
