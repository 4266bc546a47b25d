package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.application.Application;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.SqlStates;
import com.cartsnitch.platform.database.migrate.Migrations;
import com.cartsnitch.testing.Answer;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.Eventually;
import com.cartsnitch.testing.TestClient;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import com.cartsnitch.testing.Trickle;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database answers, but not with what was asked for. */
class StatementFaultsIT {
  private static final String DATA = "/api/v1/stores";
  private static final String END_SESSIONS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'cartsnitch-api'
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Map<String, String> SHORT_STATEMENTS =
      Map.of("CARTSNITCH_DB_STATEMENT_TIMEOUT", "1");

  private TestDatabase database;

  @BeforeEach
  void makeDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow("F7")
  void lockedTableIs503AfterTheLockTimeout() throws Exception {
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.http.error.ErrorMapper");
        Application application = start(Map.of());
        TestClient client = client(application);
        Trickle probes = probe(client);
        Connection holder = lockStores()) {
      Answer answer = client.get(DATA);
      assertUnharmed(probes);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.retryAfter()).isEqualTo("1");
      assertWaited(answer, Duration.ofSeconds(3));
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains(
              "/api/v1/stores failed: stores.all, SQLSTATE 55P03: ERROR: canceling statement");
      holder.rollback();
      assertThat(client.get(DATA).status()).isEqualTo(200);
    }
  }

  @Test
  @FaultRow("F6")
  void runawayStatementIs504AtItsTimeLimit() throws Exception {
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.http.error.ErrorMapper");
        Application application = start(SHORT_STATEMENTS);
        TestClient client = client(application);
        Trickle probes = probe(client);
        Connection holder = lockStores()) {
      Answer answer = client.get(DATA);
      assertUnharmed(probes);
      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.retryAfter()).isNull();
      assertThat(answer.body()).contains("GATEWAY_TIMEOUT").doesNotContain("57014", "SELECT");
      assertWaited(answer, Duration.ofSeconds(1));
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains(
              "stores.all, SQLSTATE 57014: ERROR: canceling statement due to statement timeout");
      holder.rollback();
    }
  }

  @Test
  @FaultRow("F10")
  void endedSessionsCostAtMostOneRequestEach() throws Exception {
    try (Application application = start(Map.of());
        TestClient client = client(application)) {
      assertThat(client.get(DATA).status()).isEqualTo(200);
      endSessions();
      List<Answer> answers = IntStream.range(0, 50).mapToObj(_ -> client.get(DATA)).toList();
      assertThat(answers).extracting(Answer::status).isSubsetOf(200, 503);
      long failed = answers.stream().filter(answer -> answer.status() == 503).count();
      Figures.atMost("requests that failed with their session", failed, 10);
      assertThat(answers.getLast().status()).isEqualTo(200);
    }
  }

  @Test
  @FaultRow("F12")
  void readOnlyDatabaseIsNotReady() throws Exception {
    try (Application application = start(Map.of());
        TestClient client = client(application)) {
      setReadOnly("on");
      Eventually.waitFor("read only", PATIENCE, () -> reason(client).equals("read_only"));
      setReadOnly("off");
      Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
    }
  }

  /** Nothing that a retry mends: a bug of ours or of the installation, and said to be one. */
  @ParameterizedTest
  @CsvSource({
    "ALTER TABLE stores RENAME COLUMN logo_url TO logo, 42703",
    "REVOKE SELECT ON stores FROM statement_faults,     42501",
    "ALTER TABLE stores RENAME TO shops,                42P01",
  })
  void aStatementThatDoesNotFitTheSchemaIsABug(String change, String state) throws Exception {
    DatabaseSettings settings = database.ownedBy("statement_faults");
    database.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO statement_faults");
    try (CapturedLog log = CapturedLog.of("com.cartsnitch.platform.http.error.ErrorMapper");
        Application application = Application.start(TestSettings.of(settings, Map.of()));
        TestClient client = client(application)) {
      Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
      database.execute(change);
      Answer answer = client.get(DATA);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.retryAfter()).isNull();
      assertThat(client.get(Scene.HEALTH).status()).isEqualTo(200);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR")
          .contains("The statement stores.all failed", "ERROR: ");
      assertThat(SqlStates.of(state)).isEqualTo(SqlStates.Meaning.SCHEMA);
    }
  }

  @Test
  @FaultRow("F20")
  void missingSchemaIsToldAndItsMigrationSeen() throws Exception {
    try (TestDatabase empty = TestDatabase.empty();
        Application application = Application.start(TestSettings.of(empty.settings(), Map.of()));
        TestClient client = client(application)) {
      Eventually.waitFor("schema", PATIENCE, () -> reason(client).equals("schema"));
      Eventually.waitFor("breaker", PATIENCE, () -> client.get(DATA).status() == 503);
      Migrations.migrate(empty.settings());
      Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
      assertThat(client.get(DATA).status()).isEqualTo(200);
    }
  }

  @Test
  void schemaThatGoesBackIsNoticed() throws Exception {
    try (Application application = start(Map.of());
        TestClient client = client(application)) {
      database.execute("UPDATE flyway_schema_history SET success = false");
      Eventually.waitFor("schema", PATIENCE, () -> reason(client).equals("schema"));
      database.execute("UPDATE flyway_schema_history SET success = true");
      Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
    }
  }

  @Test
  void newerSchemaIsAccepted() throws Exception {
    database.execute(
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (9999, '9999', 'of a later release', 'SQL', 'V9999.sql', 'test', 0, true)
        """);
    try (Application application = start(Map.of());
        TestClient client = client(application)) {
      assertThat(client.get(Scene.HEALTH).status()).isEqualTo(200);
    }
  }

  @Test
  @FaultRow("F15")
  void unknownRoleIsTold() throws Exception {
    String address = database.settings().url().replaceFirst("^jdbc:postgresql://", "");
    Map<String, String> stranger =
        Map.of("CARTSNITCH_DATABASE_URL", "postgresql://stranger:secret@" + address);
    try (Application application =
            Application.start(TestSettings.of(database.settings(), stranger));
        TestClient client = client(application)) {
      Eventually.waitFor("auth", PATIENCE, () -> reason(client).equals("auth"));
      assertThat(client.get(DATA).status()).isEqualTo(503);
    }
  }

  private static Trickle probe(TestClient client) {
    return new Trickle(client, Duration.ofMillis(100), List.of(Scene.HEALTH, Scene.LIVE));
  }

  /** One connection is held up: the service is ready all the same. */
  private static void assertUnharmed(Trickle probes) {
    probes.stop();
    for (String path : List.of(Scene.HEALTH, Scene.LIVE)) {
      List<Answer> answers = probes.answers(path);
      assertThat(answers).isNotEmpty().extracting(Answer::status).containsOnly(200);
      Figures.within("longest answer of " + path, Scene.longest(answers), Bounds.inForce().probe());
    }
  }

  private static void assertWaited(Answer answer, Duration limit) {
    Figures.atLeast("answered at the time limit, not before", answer.elapsed(), limit);
    Duration late = Bounds.inForce().late();
    Figures.within("answered at the time limit", answer.elapsed(), limit.plus(late));
  }

  private Application start(Map<String, String> overrides) throws InterruptedException {
    Application application = Application.start(TestSettings.of(database.settings(), overrides));
    try (TestClient client = client(application)) {
      Eventually.waitFor("ready", PATIENCE, () -> client.get(Scene.HEALTH).status() == 200);
    }
    return application;
  }

  private static TestClient client(Application application) {
    return new TestClient(application.port());
  }

  private static String reason(TestClient client) {
    return String.valueOf(HealthBodies.body(client.get(Scene.HEALTH)).get("reason"));
  }

  private void setReadOnly(String value) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
      statement.execute(
          """
          DO $$ BEGIN EXECUTE format(
            'ALTER DATABASE %%I SET default_transaction_read_only = %s', current_database());
          END $$
          """
              .formatted(value));
      statement.execute(END_SESSIONS);
    }
  }

  private void endSessions() {
    database.execute(END_SESSIONS);
  }

  private Connection lockStores() throws SQLException {
    Connection holder = database.connect();
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLE stores IN ACCESS EXCLUSIVE MODE");
    }
    return holder;
  }
}
