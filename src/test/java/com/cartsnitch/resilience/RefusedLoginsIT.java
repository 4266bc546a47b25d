package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL answers, but lets nobody in: no connection is left, or the credentials are wrong. */
class RefusedLoginsIT {
  private static final String ROLE = "refused_logins";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<String, String> GROWING_POOL =
      Map.of("CARTSNITCH_DB_POOL_SIZE", "2", "CARTSNITCH_DB_MAX_OVERFLOW", "6");

  private TestDatabase database;
  private DatabaseSettings settings;

  @BeforeEach
  void makeDatabase() {
    database = TestDatabase.migrated();
    settings = database.ownedBy(ROLE);
    database.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + ROLE);
    limit(-1);
  }

  @AfterEach
  void dropDatabase() {
    limit(-1);
    database.close();
  }

  @Test
  @FaultRow("F14")
  void noConnectionLeftIsToldByItsNameAndEndsByItself() throws Exception {
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.health");
        Application application = Application.start(TestSettings.of(settings, Map.of()));
        TestClient client = new TestClient(application.port())) {
      awaitReady(client);
      limit(0);
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?", ROLE);
      Eventually.waitFor("told", PATIENCE, () -> reason(client).equals("too_many_connections"));
      assertThat(HealthBodies.body(client.get(Scene.HEALTH))).containsEntry("db", false);
      Eventually.waitFor(
          "refused", PATIENCE, () -> client.get(Scene.DATA).elapsed().toMillis() < 200);
      assertThat(client.get(Scene.DATA).status()).isEqualTo(503);
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("ERROR The database can't be used: too_many"))
          .singleElement()
          .asString()
          .contains("too many connections for role");
      // a busy machine may be late at the start; nothing else is told
      assertThat(log.lines()).noneMatch(line -> line.contains("This connection has been closed"));
      limit(-1);
      Duration recovery = Eventually.waitFor("ready", PATIENCE, () -> ready(client));
      Figures.within("ready after the limit was lifted", recovery, Bounds.inForce().ready());
    }
  }

  @Test
  @FaultRow("F14")
  void connectionsThatAreThereServeOn() throws Exception {
    try (Application application = Application.start(TestSettings.of(settings, GROWING_POOL));
        TestClient client = new TestClient(application.port());
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      awaitReady(client);
      Eventually.waitFor("two", PATIENCE, () -> idle(client) == 2);
      limit(2);
      long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
      List<Future<List<Answer>>> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readers.add(executor.submit(() -> readUntil(end, client)));
      }
      while (System.nanoTime() - end < 0) {
        assertThat(client.get(Scene.HEALTH).status()).isEqualTo(200);
        Thread.sleep(50); // probes of others
      }
      for (Future<List<Answer>> reader : readers) {
        assertThat(reader.get()).extracting(Answer::status).containsOnly(404);
      }
    }
  }

  @Test
  @FaultRow("F15")
  void aWrongPasswordCostsTheServerOneLoginASecond() throws Exception {
    URI server = URI.create(settings.url().replaceFirst("^jdbc:", ""));
    try (TcpProxy proxy = TcpProxy.to(server.getPort())) {
      String url =
          "postgresql://stranger:wrong@localhost:%d%s".formatted(proxy.port(), server.getPath());
      Map<String, String> wrong = Map.of("CARTSNITCH_DATABASE_URL", url);
      try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.health");
          Application application = Application.start(TestSettings.of(settings, wrong));
          TestClient client = new TestClient(application.port())) {
        Eventually.waitFor("told", PATIENCE, () -> reason(client).equals("auth"));
        long start = System.nanoTime();
        int before = proxy.accepted();
        while (System.nanoTime() - start < Duration.ofSeconds(6).toNanos()) {
          assertThat(client.get(Scene.DATA).status()).isEqualTo(503);
          Thread.sleep(20); // requests that go on coming
        }
        int logins = proxy.accepted() - before;
        Figures.atMost("logins in 6 s with a wrong password", logins, 7);
        Figures.atLeast("logins in 6 s, so that the fix is seen", logins, 3);
        assertThat(log.lines())
            .filteredOn(line -> line.startsWith("ERROR The database can't be used: auth"))
            .hasSize(1);
      }
    }
  }

  @Test
  @FaultRow("F15")
  void aRoleThatComesLaterIsLetIn() throws Exception {
    String role = "late_" + System.nanoTime();
    String address = settings.url().replaceFirst("^jdbc:postgresql://", "");
    Map<String, String> late =
        Map.of("CARTSNITCH_DATABASE_URL", "postgresql://%s:late@%s".formatted(role, address));
    try (Application application = Application.start(TestSettings.of(settings, late));
        TestClient client = new TestClient(application.port())) {
      Eventually.waitFor("told", PATIENCE, () -> reason(client).equals("auth"));
      database.servedBy(role);
      Duration recovery = Eventually.waitFor("ready", PATIENCE, () -> ready(client));
      Figures.within("ready after the role was made", recovery, Bounds.inForce().ready());
    }
    database.execute("DROP OWNED BY " + role);
    database.execute("DROP ROLE " + role);
  }

  @Test
  @FaultRow("F15")
  void aDatabaseThatIsNotThereIsTold() throws Exception {
    String address = settings.url().replaceFirst("^jdbc:postgresql://", "");
    Map<String, String> none =
        Map.of("CARTSNITCH_DATABASE_URL", "postgresql://postgres:postgres@" + address + "_not");
    try (Application application = Application.start(TestSettings.of(settings, none));
        TestClient client = new TestClient(application.port())) {
      Eventually.waitFor("told", PATIENCE, () -> reason(client).equals("auth"));
      assertThat(client.get(Scene.LIVE).status()).isEqualTo(200);
      assertThat(client.get(Scene.DATA).status()).isEqualTo(503);
    }
  }

  private static List<Answer> readUntil(long end, TestClient client) {
    List<Answer> answers = new ArrayList<>();
    while (System.nanoTime() - end < 0) {
      answers.add(client.get("/api/v1/public/trends/" + UUID.randomUUID()));
    }
    return answers;
  }

  private static void awaitReady(TestClient client) throws InterruptedException {
    Eventually.waitFor("ready", PATIENCE, () -> ready(client));
  }

  private static boolean ready(TestClient client) {
    return client.get(Scene.HEALTH).status() == 200;
  }

  private static String reason(TestClient client) {
    return String.valueOf(HealthBodies.body(client.get(Scene.HEALTH)).get("reason"));
  }

  private static long idle(TestClient client) {
    return HealthBodies.pool(client.get(Scene.HEALTH), "idle");
  }

  private void limit(int connections) {
    database.execute("ALTER ROLE %s CONNECTION LIMIT %d".formatted(ROLE, connections));
  }
}
