package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TcpProxy;
import com.cartsnitch.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F8, F9, F10 and F19 at their root: what is repeated, how often, and what never is. */
@Timeout(60)
class RetriesIT {
  private static final SqlStatement ADD = sql("UPDATE t SET n = n + 1 WHERE id = ?");
  private static final SqlStatement READ = sql("SELECT n FROM t WHERE id = ?");
  private static final SqlStatement REPEATABLE =
      sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  private static final SqlStatement IMPATIENT = sql("SET LOCAL deadlock_timeout = '20ms'");
  private static final SqlStatement SHORT_IDLE =
      sql("SET LOCAL idle_in_transaction_session_timeout = '50ms'");
  private static final SqlStatement DIE = sql("SELECT pg_terminate_backend(pg_backend_pid())");
  private static final SqlStatement DIE_WRITING =
      sql("UPDATE t SET n = n + 1 WHERE pg_terminate_backend(pg_backend_pid())");
  private static final SqlStatement SLEEP = sql("SELECT 'awake' AS state FROM pg_sleep(0.5)");
  private static final String END_SLEEPER =
      """
      SELECT coalesce(bool_or(pg_terminate_backend(pid)), false) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep'
      """;
  private static final SqlStatement SESSION = sql("SELECT pg_backend_pid() AS pid");

  private final List<RetryCause> repeated = new ArrayList<>();
  private final AtomicInteger runs = new AtomicInteger();
  private TestDatabase testDatabase;
  private TcpProxy proxy;
  private DatabaseBreaker breaker;
  private ConnectionPool pool;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    testDatabase = TestDatabase.empty();
    testDatabase.execute("CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL)");
    testDatabase.execute("INSERT INTO t VALUES (1, 0), (2, 0)");
    proxy = TcpProxy.to(testDatabase.port());
    breaker = new DatabaseBreaker();
    pool =
        ConnectionPool.create(
            testDatabase.settingsBehind(proxy), breaker, new IgnoringPoolListener());
    database = Database.create(pool, breaker, listener());
  }

  @AfterEach
  void close() throws Exception {
    assertThat(pool.numbers().active()).isZero();
    pool.close();
    proxy.close();
    testDatabase.close();
  }

  @Test
  @FaultRow("F8")
  void transactionThatLostADeadlockIsRepeatedAsAWhole() throws Exception {
    try (Connection other = testDatabase.connect();
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      execute(other, "UPDATE t SET n = n + 10 WHERE id = 2");
      List<Future<?>> crossing = new ArrayList<>();
      database.inTransaction(
          session -> {
            session.update(IMPATIENT);
            session.update(ADD, 1);
            if (runs.incrementAndGet() == 1) {
              crossing.add(thread.submit(() -> finish(other)));
              awaitBlocked();
            }
            return session.update(ADD, 2);
          });
      crossing.getFirst().get();
    }
    assertThat(runs).hasValue(2);
    assertThat(repeated).containsExactly(RetryCause.CONFLICT);
    assertThat(testDatabase.rows("SELECT n FROM t ORDER BY id")).containsExactly("11", "11");
  }

  @Test
  @FaultRow("F8")
  void transactionThatCouldNotBeSerializedIsRepeatedAsAWhole() {
    database.inTransaction(
        session -> {
          session.update(REPEATABLE);
          session.first(READ, row -> row, 1);
          if (runs.incrementAndGet() == 1) {
            testDatabase.execute("UPDATE t SET n = 5 WHERE id = 1");
          }
          return session.update(ADD, 1);
        });
    assertThat(runs).hasValue(2);
    assertThat(repeated).containsExactly(RetryCause.CONFLICT);
    assertThat(testDatabase.rows("SELECT n FROM t WHERE id = 1")).containsExactly("6");
  }

  @Test
  @FaultRow("F8")
  void whatFailsAgainIsNotRepeatedAgain() {
    assertState(
        "40001",
        () ->
            database.inTransaction(
                session -> {
                  session.update(REPEATABLE);
                  session.first(READ, row -> row, 1);
                  testDatabase.execute("UPDATE t SET n = ? WHERE id = 1", runs.incrementAndGet());
                  return session.update(ADD, 1);
                }));
    assertThat(runs).hasValue(2);
    assertThat(testDatabase.rows("SELECT n FROM t WHERE id = 1")).containsExactly("2");
  }

  @Test
  @FaultRow("F8")
  void planThatWentStaleOnEveryConnectionFailsNoTransaction() throws Exception {
    prepareOnSeveralConnections();
    testDatabase.execute("ALTER TABLE t ALTER COLUMN n TYPE bigint");
    for (int i = 0; i < 12; i++) {
      database.inTransaction(session -> session.first(READ, row -> row, 1).orElseThrow());
    }
    assertThat(repeated).isNotEmpty().containsOnly(RetryCause.STALE_PLAN);
  }

  @Test
  @FaultRow("F10")
  void readWhoseConnectionDiedIsRepeatedOnce() throws Exception {
    assertThat(dieOnce()).isEqualTo("awake");
    assertThat(repeated).containsExactly(RetryCause.CONNECTION);
  }

  @Test
  @FaultRow("F10")
  void writeWhoseConnectionDiedIsNot() {
    assertState("57P01", () -> database.update(DIE_WRITING));
    assertState(
        "57P01",
        () ->
            database.inTransaction(
                session -> {
                  runs.incrementAndGet();
                  return session.list(DIE, row -> row);
                }));
    assertThat(runs).hasValue(1);
    assertThat(repeated).isEmpty();
  }

  @Test
  @FaultRow("F10")
  void repetitionsAreATenthOfTheWorkAtMost() throws Exception {
    for (int i = 0; i < 40; i++) {
      assertState("57P01", () -> database.list(DIE, row -> row));
    }
    assertThat(repeated).hasSizeBetween(10, 14);
    for (int i = 0; i < 100; i++) {
      database.first(READ, row -> row, 1);
    }
    assertThat(dieOnce()).isEqualTo("awake");
  }

  @Test
  @FaultRow({"F1", "F10"})
  void nothingIsRepeatedWhileTheDatabaseIsKnownToBeAway() {
    Retries retries = new Retries(breaker, repeated::add);
    SQLException died = new SQLException("terminated", "57P01");
    assertThatThrownBy(
            () ->
                retries.run(
                    () -> true,
                    _ -> {
                      runs.incrementAndGet();
                      openBreaker();
                      throw new IllegalStateException(died);
                    }))
        .hasCause(died);
    assertThat(runs).hasValue(1);
  }

  @Test
  @FaultRow("F19")
  void nothingIsRepeatedOnceItsCommitWasSent() throws Exception {
    database.update(ADD, 2);
    proxy.cutAfterCommit();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      runs.incrementAndGet();
                      return session.update(ADD, 1);
                    }))
        .satisfies(
            failure ->
                assertThat(SqlStates.of(SqlStates.find(failure).orElseThrow()))
                    .isEqualTo(SqlStates.Meaning.UNAVAILABLE));
    assertThat(runs).hasValue(1);
    assertThat(testDatabase.rows("SELECT n FROM t WHERE id = 1")).containsExactly("1");
  }

  @Test
  @FaultRow("F9")
  void sessionThatIdledInATransactionIsGoneFromThePool() {
    List<Integer> sessions = new ArrayList<>();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      sessions.add(pid(session));
                      session.update(SHORT_IDLE);
                      awaitEnded(sessions.getFirst());
                      return session.update(ADD, 1);
                    }))
        .satisfies(
            failure ->
                assertThat(SqlStates.of(SqlStates.find(failure).orElseThrow()))
                    .isEqualTo(SqlStates.Meaning.UNAVAILABLE));
    for (int i = 0; i < 20; i++) {
      assertThat(pid(database)).isNotEqualTo(sessions.getFirst());
    }
    assertThat(testDatabase.rows("SELECT n FROM t WHERE id = 1")).containsExactly("0");
  }

  /** A read whose first session is ended while it runs. */
  private String dieOnce() throws Exception {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> end = thread.submit(() -> await(END_SLEEPER));
      Optional<String> state = database.first(SLEEP, row -> row.column("state").get(String.class));
      end.get();
      return state.orElseThrow();
    }
  }

  private void prepareOnSeveralConnections() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(this::readOften));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private void readOften() {
    for (int i = 0; i < 20; i++) {
      database.inTransaction(session -> session.first(READ, row -> row, 1).orElseThrow());
    }
  }

  private StatementListener listener() {
    return new StatementListener() {
      @Override
      public void ran(String statement, Duration took) {}

      @Override
      public void repeated(RetryCause cause) {
        repeated.add(cause);
      }
    };
  }

  private void openBreaker() {
    breaker.set(DatabaseBreaker.State.OPEN, false);
  }

  private Void finish(Connection other) throws SQLException {
    execute(other, "UPDATE t SET n = n + 10 WHERE id = 1");
    other.commit();
    return null;
  }

  private void awaitBlocked() {
    await("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted");
  }

  private void awaitEnded(int pid) {
    await("SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = " + pid);
  }

  private void await(String condition) {
    while (!testDatabase.rows(condition).getFirst().equals("t")) {
      Thread.onSpinWait();
    }
  }

  private static int pid(SqlRunner session) {
    return session.first(SESSION, row -> row.column("pid").get(Integer.class)).orElseThrow();
  }

  private static void assertState(String state, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .satisfies(
            failure ->
                assertThat(SqlStates.find(failure).orElseThrow().getSQLState()).isEqualTo(state));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SqlStatement sql(String text) {
    return new SqlStatement("test", text);
  }
}
