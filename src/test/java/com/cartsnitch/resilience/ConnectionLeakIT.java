package com.cartsnitch.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.database.DatabaseBreaker;
import com.cartsnitch.platform.database.DatabaseSettings;
import com.cartsnitch.platform.database.pool.ConnectionPool;
import com.cartsnitch.platform.database.pool.ConnectionScope;
import com.cartsnitch.platform.database.pool.PoolUnavailableException;
import com.cartsnitch.testing.CapturedLog;
import com.cartsnitch.testing.IgnoringPoolListener;
import com.cartsnitch.testing.TestDatabase;
import com.cartsnitch.testing.TestSettings;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand requests that forget their connections leave the pool whole. */
class ConnectionLeakIT {
  private static final int REQUESTS = 1000;
  private static final List<Consumer<DbClient>> MISTAKES =
      List.of(
          ConnectionLeakIT::missingParameter,
          ConnectionLeakIT::halfReadStream,
          ConnectionLeakIT::abandonedTransaction,
          ConnectionLeakIT::failedStatement,
          ConnectionLeakIT::failureInsideTransaction,
          ConnectionLeakIT::forgottenConnection);

  private static TestDatabase database;

  @BeforeAll
  static void makeDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  @FaultRow("F5")
  void poolIsWholeAfterAThousandMistakes() {
    DatabaseSettings settings =
        TestSettings.of(
                database.settings(),
                Map.of("CARTSNITCH_DB_POOL_SIZE", "2", "CARTSNITCH_DB_MAX_OVERFLOW", "1"))
            .database();
    AtomicInteger taken = new AtomicInteger();
    try (ConnectionPool pool =
        ConnectionPool.create(settings, new DatabaseBreaker(), new IgnoringPoolListener())) {
      DbClient client = JdbcClientBuilder.create().connectionPool(pool).build();
      for (int i = 0; i < REQUESTS; i++) {
        request(client, MISTAKES.get(i % MISTAKES.size()), taken::incrementAndGet);
      }
      Figures.atMost(
          "connections still out after %d mistakes".formatted(REQUESTS),
          pool.numbers().active(),
          0);
      assertThat(pool.numbers().waiting()).isZero();
      assertThat(taken.get()).isGreaterThan(REQUESTS / 2);
      assertThat(client.execute().get("SELECT 1 AS one")).isPresent();
    }
    assertThat(database.rows("SELECT count(*) FROM stores")).containsExactly("0");
  }

  @Test
  @FaultRow("F5")
  void theWarningNamesTheRouteAndWhereTheConnectionWasBorrowed() {
    try (CapturedLog log = CapturedLog.of(ConnectionScope.class);
        ConnectionPool pool =
            ConnectionPool.create(
                database.settings(), new DatabaseBreaker(), new IgnoringPoolListener())) {
      DbClient client = JdbcClientBuilder.create().connectionPool(pool).build();
      request(client, ConnectionLeakIT::halfReadStream, () -> {});
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN A connection was not given back by a test")
          .contains("It was borrowed here", "ConnectionLeakIT.halfReadStream");
    }
  }

  private static void request(DbClient client, Consumer<DbClient> mistake, Runnable onLeak) {
    ConnectionScope.run(
        Duration.ofSeconds(5),
        () -> false,
        () -> "a test",
        onLeak,
        () -> ignoringFailures(client, mistake));
  }

  /** The server's error mapper would answer; what matters here is what stays open. */
  private static void ignoringFailures(DbClient client, Consumer<DbClient> mistake) {
    try {
      mistake.accept(client);
    } catch (PoolUnavailableException e) {
      throw new AssertionError("the pool ran dry", e);
    } catch (RuntimeException _) {
      assertThat(mistake).isNotNull();
    }
  }

  private static void missingParameter(DbClient client) {
    client
        .execute()
        .createQuery("SELECT :a, :b")
        .addParam("a", 1)
        .execute()
        .forEach(row -> assertThat(row).isNotNull());
  }

  private static void halfReadStream(DbClient client) {
    assertThat(client.execute().query("SELECT generate_series(1, 100)").iterator().next())
        .isNotNull();
  }

  private static void abandonedTransaction(DbClient client) {
    insert(client.transaction());
  }

  private static void failedStatement(DbClient client) {
    assertThat(client.execute().query("SELECT no_such_column FROM stores").toList()).isEmpty();
  }

  private static void failureInsideTransaction(DbClient client) {
    insert(client.transaction());
    throw new IllegalStateException("a handler's own failure");
  }

  private static void forgottenConnection(DbClient client) {
    assertThat(client.unwrap(Connection.class)).isNotNull();
  }

  private static void insert(DbTransaction transaction) {
    transaction.insert("INSERT INTO stores (name, slug) VALUES ('x', gen_random_uuid()::text)");
    transaction.insert("INSERT INTO stores (name, slug) VALUES ('x', left(random()::text, 18))");
  }
}
