package com.cartsnitch.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cartsnitch.platform.database.DatabaseBreaker.State;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.resilience.FaultRow;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements and transactions on a real pool. */
class TransactionIT {
  private static final SqlStatement INSERT =
      new SqlStatement("test.insert", "INSERT INTO stores (name, slug) VALUES (?, ?)");
  private static final SqlStatement SLUGS =
      new SqlStatement("test.slugs", "SELECT slug FROM stores ORDER BY slug");
  private static final SqlStatement BROKEN =
      new SqlStatement("test.broken", "SELECT no_such_column FROM stores");

  private TestDatabase testDatabase;
  private ConnectionPool pool;
  private DatabaseBreaker breaker;
  private Database database;

  @BeforeEach
  void open() {
    testDatabase = TestDatabase.migrated();
    breaker = new DatabaseBreaker();
    pool = ConnectionPool.create(testDatabase.settings(), breaker, new IgnoringPoolListener());
    database = Database.create(pool, breaker);
  }

  @AfterEach
  void close() {
    assertThat(pool.numbers().active()).isZero();
    pool.close();
    testDatabase.close();
  }

  @Test
  void commitsWhatTheWorkDid() {
    Long written =
        database.inTransaction(
            session -> session.update(INSERT, "A", "a") + session.update(INSERT, "B", "b"));
    assertThat(written).isEqualTo(2);
    assertThat(slugs()).containsExactly("a", "b");
  }

  @Test
  void rollsBackWhenTheWorkThrows() {
    IllegalStateException failure = new IllegalStateException("a rule was broken");
    assertThatThrownBy(() -> database.inTransaction(session -> insertAndThrow(session, failure)))
        .isSameAs(failure);
    assertThat(slugs()).isEmpty();
  }

  @Test
  void whatIsInARowIsNotInTheMessageOfItsError() {
    database.update(INSERT, "A", "secret-slug");
    assertThatThrownBy(() -> database.update(INSERT, "B", "secret-slug"))
        .satisfies(
            failure ->
                assertThat(SqlStates.find(failure).orElseThrow().getMessage())
                    .contains("duplicate key")
                    .doesNotContain("secret-slug"));
  }

  @Test
  @FaultRow("F6")
  void failedStatementIsNotHiddenByItsRollback() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      session.update(INSERT, "A", "a");
                      return session.list(BROKEN, row -> row);
                    }))
        .satisfies(
            failure ->
                assertThat(SqlStates.find(failure).orElseThrow().getSQLState()).isEqualTo("42703"));
    assertThat(slugs()).isEmpty();
  }

  @Test
  void constraintIsTold() {
    database.update(INSERT, "A", "a");
    assertThatThrownBy(() -> database.update(INSERT, "B", "a"))
        .satisfies(
            failure ->
                assertThat(SqlStates.of(SqlStates.find(failure).orElseThrow().getSQLState()))
                    .isEqualTo(SqlStates.Meaning.CONSTRAINT));
  }

  @Test
  void statementThatSucceedsEndsTheDoubt() {
    breaker.set(State.DOUBTED, false);
    AtomicInteger successes = new AtomicInteger();
    breaker.onSuccess(successes::incrementAndGet);
    assertThat(slugs()).isEmpty();
    assertThat(successes).hasValue(1);
  }

  @Test
  void whatDoesNotFitAnOldSchemaIsNoBugWhileTheSchemaIsKnownToBeOld() {
    SqlStatement typo = new SqlStatement("test.typo", "SELECT no_such_column FROM stores");
    assertThatThrownBy(() -> database.update(typo))
        .isInstanceOfSatisfying(
            StatementFailedException.class,
            failure -> assertThat(failure.statement()).isEqualTo("test.typo"));
    breaker.set(State.DOUBTED, true);
    assertThatThrownBy(() -> database.update(typo)).isInstanceOf(SchemaOutdatedException.class);
  }

  @Test
  @FaultRow("F1")
  void openBreakerRefusesAtOnce() {
    breaker.set(State.OPEN, false);
    long start = System.nanoTime();
    assertThatThrownBy(this::slugs)
        .isInstanceOfSatisfying(
            PoolUnavailableException.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(PoolUnavailableException.Reason.BREAKER_OPEN));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private static Long insertAndThrow(SqlRunner session, RuntimeException failure) {
    session.update(INSERT, "A", "a");
    throw failure;
  }

  private List<String> slugs() {
    return database.list(SLUGS, row -> row.column("slug").get(String.class));
  }
}
